import Autodiff
import Foundation
import NumericalMethods
import Parameters

/// Derivatives of the training loss compared with finite differences.
public struct GradientCheck {
  public struct Row: Sendable {
    public let path: String
    public let element: Int
    public let analytic: Double
    public let numeric: Double
    /// The difference, relative to the largest derivative of the same trainable.
    public let relativeError: Double
  }

  public let rows: [Row]

  /// - Parameters:
  ///   - trainer: Whose loss is differentiated, at initial values, on its first batch.
  ///   - elements: How many numbers of each trainable to compare, chosen at random.
  ///   - seed: Of the choice and the initial values.
  public init(_ trainer: Trainer, elements: Int, seed: UInt64) throws {
    let start = trainer.compiled.initialValues(seed: seed)
    let gradient = try trainer.lossAndGradient(at: start).gradient
    var rows: [Row] = []
    for (path, parameter) in gradient.parameters.parameters {
      let analytic = gradient[parameter].elements
      let chosen = Self.choose(elements, of: analytic.count, seed: seed, path)
      let numeric = try finiteDifferences(at: start[parameter], step: 1e-3, elements: chosen) {
        var moved = start
        moved[parameter] = $0
        return try trainer.loss(at: moved)
      }
      let largest = max(analytic.map(abs).max() ?? 0, 1e-12)
      for (element, value) in zip(chosen, numeric) {
        rows.append(
          Row(
            path: path, element: element, analytic: analytic[element], numeric: value,
            relativeError: abs(analytic[element] - value) / largest))
      }
    }
    self.rows = rows
  }

  private static func choose(_ elements: Int, of count: Int, seed: UInt64, _ path: String) -> [Int]
  {
    let shuffle = Shuffle(count: count, seed: seed, purpose: "check \(path)", epoch: 0)
    return (0..<min(elements, count)).map { shuffle[$0] }.sorted()
  }

  /// The comparison as lines of text.
  public var table: String {
    rows.map { row in
      String(
        format: "%@[%d]: analytic % .9e, numeric % .9e, relative difference %.1e", row.path,
        row.element, row.analytic, row.numeric, row.relativeError)
    }.joined(separator: "\n")
  }
}
