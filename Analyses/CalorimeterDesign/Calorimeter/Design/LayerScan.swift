import Foundation
import Studies
import Terminal

/// The resolution of equal layers that use up a budget, for several numbers of layers.
public struct LayerScan: StudyResult {
  /// One number of layers.
  public struct Row: Hashable, Sendable, Codable {
    /// The layers.
    public let layers: LayerProfile
    /// Their resolution.
    public let resolution: Resolution
  }

  /// One for each number of layers that the budget allows.
  public let rows: [Row]
  /// The number of layers where a parabola in its logarithm is lowest, among the numbers scanned.
  public let best: Int

  /// Simulates each number of layers for which there are absorbers and gaps.
  ///
  /// - Throws: ``SetupError`` for a beam that means nothing, or where no number of layers is possible.
  public init(_ budget: DesignBudget, counts: [Int], _ model: ResolutionModel) throws {
    rows = try ProgressLine.during("layers", total: counts.count) { line in
      try counts.enumerated().compactMap { index, count in
        defer { line.show(index + 1) }
        guard let layers = budget.layers(count) else { return nil }
        return Row(layers: layers, resolution: try model.resolution(of: layers))
      }
    }
    guard let lowest = rows.min(by: { $0.resolution.value < $1.resolution.value }) else {
      throw SetupError(
        what: "the budget's cost", given: budget.cost,
        expected: "one that leaves absorbers and gaps for some of \(counts) layers")
    }
    best = Self.minimum(of: rows, near: lowest)
  }

  /// The parabola's minimum, of rows within a factor of 1.7 of the lowest; the lowest row where there is none.
  private static func minimum(of rows: [Row], near lowest: Row) -> Int {
    let centre = log(Double(lowest.layers.count))
    let near = rows.filter { abs(log(Double($0.layers.count)) - centre) < log(1.7) }
    let parabola = QuadraticSurface(
      near.map { [log(Double($0.layers.count)) - centre] }, near.map(\.resolution.value),
      errors: near.map(\.resolution.error))
    guard near.count > 3, let place = parabola.minimum?[0], abs(place) < log(1.7) else {
      return lowest.layers.count
    }
    return Int(exp(centre + place).rounded())
  }
}
