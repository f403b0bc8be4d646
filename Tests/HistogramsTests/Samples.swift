import Histograms

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

/// The text of the error that the body throws, or a note that it threw none.
func errorText(_ body: () throws -> some Any) -> String {
  do {
    _ = try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}
