import Apus
import Foundation

/// Three relaxed cuts, a weighted relaxed histogram of 40 bins for signal and background, and the
/// Asimov significance −√(2 Σ (s + b) log(1 + s/b) − s): value, and gradient with respect to the
/// thresholds and the bandwidth. The peer is `cuts.py`.
struct Cuts: Benchmark {
  static let columns = ["x", "y", "z", "mass", "weight"]

  let name: String
  var peers: [String] { [name, "cuts_1m_whole", "cuts_1m_chunked"] }
  let repetitions = 5
  let tolerance = Tolerance.double
  let threads: Int
  let dataMegabytes: Double
  private let evaluator: Evaluator
  private let thresholds = GlobalExpression.parameter("thresholds", shape: [3])
  private let bandwidth = GlobalExpression.parameter("bandwidth")

  /// - Parameters:
  ///   - copies: How often the million events of each sample are repeated, at weights that give the
  ///     same histogram.
  ///   - folder: Where `Peers/tile_inputs.py` wrote the copies, to be mapped from there; nil for
  ///     copies in memory.
  init(_ inputs: Inputs, copies: Int, mapping folder: URL? = nil, threads: Int) throws {
    let (signal, background) = (EventSpace("signal"), EventSpace("background"))
    let sources = try [(signal, "cuts_sig"), (background, "cuts_bkg")].map { space, name in
      let mapped = try folder.map {
        try EventTable(
          mapping: $0.appending(path: "\(name)_\(copies).npy"), columns: Self.columns)
      }
      return (space, try mapped ?? inputs.table(name, columns: Self.columns).repeated(copies))
    }
    let s = Self.template(signal, thresholds, bandwidth)
    let b = Self.template(background, thresholds, bandwidth)
    let loss = -sqrt(2 * ((s + b) * log1p(s / b) - s).sum())
    name = folder == nil ? "cuts_\(copies)m" : "cuts_\(copies)m_mapped"
    self.threads = threads
    dataMegabytes = sources.map(\.1.megabytes).reduce(0, +)
    evaluator = Evaluator(
      Plan([loss] + gradient(of: loss, withRespectTo: [thresholds, bandwidth])), threads: threads)
    for (space, table) in sources { evaluator.bind(space, to: TableSource(table)) }
  }

  private static func template(
    _ space: EventSpace, _ thresholds: GlobalExpression, _ bandwidth: GlobalExpression
  ) -> GlobalExpression {
    func column(_ name: String) -> EventExpression { .column(name, of: space) }
    let slopes = [0.2, 0.3, 0.4]
    let passing = slopes.indices.map { index in
      sigmoid(slopes[index] * (column(columns[index]) - thresholds[index]))
    }
    return fillTemplate(
      of: column("mass"), weights: passing.reduce(column("weight"), *),
      edges: GlobalExpression((0...40).map { 105 + Double($0) }),
      assignment: .kernel(bandwidth: bandwidth), outside: .dropped
    ).values
  }

  func evaluate() throws -> Outcome {
    let results = try evaluator.evaluate([thresholds: [30, 25, 20], bandwidth: 0.3])
    return Outcome(
      value: results[0].scalar, gradients: ["grad": results[1].elements + results[2].elements])
  }
}

extension EventTable {
  /// The events several times over, weights divided by how often.
  fileprivate func repeated(_ copies: Int) throws -> EventTable {
    guard copies > 1 else { return self }
    return try concatenated(with: Array(repeating: self, count: copies - 1))
      .mapping("weight") { $0 / Double(copies) }
  }
}
