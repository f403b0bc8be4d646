import Histograms
import NumericalMethods

/// Three bins of unequal width with negative weights, and both flow bins filled.
func sampleHistogram() throws -> Histogram {
  let axis = try Axis(edges: [0, 1, 2.5, 10], name: "met", unit: "GeV")
  return try Histogram(axis: axis, name: "tau_up", title: "Missing energy", label: "τ up")
    .filled(
      with: [0.5, 0.25, 1, 2.4, 3, -1, 10, 11], weights: [1, 0.1, 2, -3, 0.5, 0.25, 4, 0.3])
}

/// Three histograms; their order is not that of their names.
func sampleCollection() throws -> HistogramCollection {
  var collection = HistogramCollection()
  let histogram = try sampleHistogram()
  try collection.add(histogram, at: "SR/Z → ττ, \"signal\"/tau_up")
  var nominal = histogram.scaled(by: 1 / 3)
  nominal.name = "nominal"
  try collection.add(nominal, at: "SR/signal/nominal")
  try collection.add(
    Histogram(axis: .regular(7, from: -0.3, to: 1.1), name: "empty"), at: "CR/background/empty")
  return collection
}

/// Events with a mass, a number of jets, a channel, a charge, a flag and a weight, some beyond the
/// axes of ``sampleAxes()``.
struct SampleEvents: Codable {
  var m: [Double] = []
  var jets: [Int] = []
  var channel: [String] = []
  var pdg: [Int] = []
  var isolated: [Bool] = []
  var weight: [Double] = []

  init(count: Int = 500) {
    var random = RandomStream(seed: 11, purpose: "sample events").generator()
    for _ in 0..<count {
      m.append(.random(in: 90...190, using: &random))
      jets.append(.random(in: 0...5, using: &random))
      channel.append(["ee", "mm", "em", "tt"].randomElement(using: &random)!)
      pdg.append([11, -11, 13, 15].randomElement(using: &random)!)
      isolated.append(.random(using: &random))
      weight.append(.random(in: -0.3...1.7, using: &random))
    }
    // On edges, where the bin matters.
    m.replaceSubrange(0..<6, with: [100, 102, 120, 180, 99.99999999999999, 140])
  }
}

/// One axis of each kind, with various flow bins.
func sampleAxes() throws -> [Axis] {
  try [
    .regular(40, from: 100, to: 180, name: "m", unit: "GeV"),
    .integer(0...4, name: "jets", flow: .overflow),
    .category(["ee", "mm", "em"], name: "channel"),
    .category([13, 11, -11], name: "pdg", flow: []),
    .boolean(name: "isolated"),
  ]
}

/// The sample events, mass by jets by channel.
func sampleHistogram3D() throws -> Histogram {
  let events = SampleEvents()
  return try Histogram(axes: Array(sampleAxes()[..<3]), name: "masses").filled(
    with: events.m, events.jets, events.channel, weights: events.weight)
}

/// The sample events on every axis.
func sampleHistogram5D() throws -> Histogram {
  let events = SampleEvents()
  return try Histogram(axes: sampleAxes(), name: "all").filled(
    with: events.m, events.jets, events.channel, events.pdg, events.isolated,
    weights: events.weight)
}

/// The text of the error that the body throws, or a note that it threw none.
func errorText(_ body: () throws -> some Any) -> String {
  do {
    _ = try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}
