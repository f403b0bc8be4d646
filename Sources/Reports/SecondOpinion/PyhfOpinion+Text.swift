import Foundation
import Pipelines

extension PyhfOpinion {
  /// A quantity as both programs have it.
  public struct Comparison: Sendable {
    /// What it is.
    public let name: String
    /// This library's number.
    public let own: Double
    /// That of pyhf.
    public let pyhf: Double
    /// What a difference is measured in.
    let scale: Double
    /// The difference, relative to pyhf's number; of a significance below 1 relative to 1.
    public var difference: Double { (own - pyhf) / scale }
  }

  /// The numbers beside those that a run quotes; empty where pyhf has none.
  ///
  /// - Parameter metrics: The metrics of the events and parameters that the workspace is of.
  public func comparisons(with metrics: Metrics) -> [Comparison] {
    guard let numbers else { return [] }
    return [
      Comparison(
        name: "expected significance", own: metrics.significance, pyhf: numbers.significance,
        scale: max(numbers.significance, 1)),
      Comparison(
        name: "CLs of μ = 1", own: metrics.cls, pyhf: numbers.cls,
        scale: max(numbers.cls, .leastNormalMagnitude)),
    ]
  }

  /// Whether every number is pyhf's within ``tolerance``.
  public func agrees(with metrics: Metrics) -> Bool {
    numbers != nil && comparisons(with: metrics).allSatisfy { abs($0.difference) <= Self.tolerance }
  }

  /// The opinion in a sentence.
  ///
  /// - Parameter metrics: What the run quotes; nil if it has nothing to quote.
  public func text(beside metrics: Metrics?) -> String {
    guard let numbers else {
      return "pyhf \(version) has no numbers for workspace.json: \(problem ?? "")"
    }
    let words = String(
      format: "pyhf %@ finds for workspace.json a significance of %.4f and CLs = %.4g", version,
      numbers.significance, numbers.cls)
    guard let metrics else { return "\(words)." }
    let largest = comparisons(with: metrics).map { abs($0.difference) }.max() ?? 0
    return String(
      format: "%@: the largest relative difference is %.1g, which %@.", words, largest,
      agrees(with: metrics) ? "is within what fits leave open" : "is more than fits leave open")
  }
}
