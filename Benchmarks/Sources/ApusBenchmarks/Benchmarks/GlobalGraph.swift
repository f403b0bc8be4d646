import Apus
import Foundation

/// A chain of additions and products of vectors of four numbers, as fits on four bins consist of: what
/// a node of a small global graph costs beyond its few numbers. There is no peer.
struct GlobalGraph: Benchmark {
  static let nodes = 1000
  let name = "global_\(nodes)_nodes"
  let repetitions = 1000
  let tolerance = Tolerance.double
  let threads = 1
  let dataMegabytes = 0.0
  private let x = GlobalExpression.parameter("x", shape: [4])
  private let factor = GlobalExpression.parameter("factor", shape: [4])
  private let term = GlobalExpression.parameter("term", shape: [4])
  private let evaluator: Evaluator

  init() {
    var value = x
    for _ in 0..<(Self.nodes / 2) { value = value * factor + term }
    evaluator = Evaluator(Plan([value.sum()]), threads: 1)
  }

  func evaluate() throws -> Outcome {
    let results = try evaluator.evaluate([
      x: [1, 2, 3, 4], factor: [0.5, 0.5, 0.5, 0.5], term: [1, 1, 1, 1],
    ])
    return Outcome(value: results[0].scalar)
  }

  /// The chain ends at the fixed point of y = y/2 + 1, which is 2.
  ///
  /// - Throws: `Disagreement`.
  func check() throws {
    let value = try evaluate().value
    guard value == 8 else {
      throw Disagreement(
        bench: name, quantity: "the value", found: [value], expected: [8], tolerance: 0)
    }
  }
}
