import Foundation
import LightTransport

/// One model beside the truth.
struct AccuracyRow: Codable {
  let model: String
  let kind: String
  let parameters: Int
  let bias, rms, offset, angle, slope: Double

  var text: String {
    let numbers = [bias, rms, offset].map { String(format: "%.2f", 100 * $0) }
    let slopes = [String(format: "%.2f", angle), String(format: "%.2f", 100 * slope)]
    return "| " + ([model, "\(parameters)"] + numbers + slopes).joined(separator: " | ") + " |"
  }
}

/// The same points and truth for every model.
struct AccuracyStudy {
  static let heading = """
    | model | numbers | bias, % | RMS, % | mean, % | angle of ∇v, ° | length of ∇v, % |
    |---|---|---|---|---|---|---|
    """

  let detector = LightDetector()
  private let truth: AnalyticVisibility
  private let points: [Position]
  private let exact: LightField
  private let threshold: Double
  private let photons: Double
  private let seed: UInt64

  init(points: Int, threshold: Double, photons: Double, seed: UInt64) throws {
    truth = AnalyticVisibility(detector)
    self.points = detector.randomPoints(points, seed: seed, purpose: "evaluation")
    exact = try truth.field(at: self.points)
    (self.threshold, self.photons, self.seed) = (threshold, photons, seed)
  }

  func network(_ path: String) throws -> AccuracyRow {
    let network = try SineNetwork(reading: URL(filePath: path), of: detector)
    let name = "network \(network.shape.layers) × \(network.shape.width)"
    let file = URL(filePath: path).deletingPathExtension().lastPathComponent
    return row(
      try network.field(at: points), "\(name) (\(file))", "network", network.parameterCount)
  }

  /// A table of exact values, and one of as many photons in all as the others.
  func tables(pitch: Double) throws -> [(VoxelTable, String)] {
    let exact = try VoxelTable.exact(truth, pitch: pitch)
    let voxel = exact.grid.pitch
    let share = voxel.x * voxel.y * voxel.z / (2.5 * 2.5 * 2.5)
    let simulated = try VoxelTable.simulated(
      truth, pitch: pitch, photonsPerVoxel: photons * share, seed: seed)
    return [(exact, "exact"), (simulated, "simulated")]
  }

  func row(_ table: VoxelTable, _ filling: String, _ reading: VoxelTable.Reading) -> AccuracyRow {
    let pitch = String(format: "%g", table.grid.pitch.y)
    return row(
      table.field(at: points, reading), "table of \(pitch) cm, \(filling), \(reading)",
      "\(filling), \(reading)", table.parameterCount)
  }

  private func row(_ field: LightField, _ model: String, _ kind: String, _ parameters: Int)
    -> AccuracyRow
  {
    let errors = FieldErrors(field, truth: exact, threshold: threshold)
    return AccuracyRow(
      model: model, kind: kind, parameters: parameters, bias: errors.bias, rms: errors.rms,
      offset: errors.offset, angle: errors.angle, slope: errors.slope)
  }

  /// For each network, how many times as many numbers a table of each kind needs to be as accurate.
  static func ratios(_ rows: [AccuracyRow]) -> [String] {
    let tables = Dictionary(grouping: rows.filter { $0.kind != "network" }, by: \.kind)
    let heading = [
      "",
      "| network | table | as many numbers for the same bias, times | for the same RMS, times |",
      "|---|---|---|---|",
    ]
    return heading
      + rows.filter { $0.kind == "network" }.flatMap { network in
        tables.keys.sorted().map { kind in
          let ratios = [\AccuracyRow.bias, \AccuracyRow.rms].map { error in
            size(of: tables[kind]!, error, reaching: network[keyPath: error]).map {
              String(format: "%.1f", $0 / Double(network.parameters))
            } ?? "beyond these tables"
          }
          return "| " + ([network.model, kind] + ratios).joined(separator: " | ") + " |"
        }
      }
  }

  /// The size at which tables of a kind reach an error, between two of them by a power law; nil beyond.
  private static func size(
    of tables: [AccuracyRow], _ error: KeyPath<AccuracyRow, Double>, reaching goal: Double
  ) -> Double? {
    let sorted = tables.sorted { $0.parameters < $1.parameters }
    for (small, large) in zip(sorted, sorted.dropFirst()) {
      let (high, low) = (small[keyPath: error], large[keyPath: error])
      guard high >= goal, low < goal else { continue }
      let share = log(high / goal) / log(high / low)
      return Double(small.parameters)
        * pow(Double(large.parameters) / Double(small.parameters), share)
    }
    return nil
  }
}
