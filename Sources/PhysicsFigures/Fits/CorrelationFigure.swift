import Inference
import Plots

/// Correlations of parameters as colours, with their numbers where there is room.
///
/// Where there are many, only parameters with a correlation of some size to another one are shown.
public struct CorrelationFigure: Sendable {
  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The names, shown letter by letter.
  public let names: [String]
  /// Correlations, `[names, names]`.
  public let matrix: [[Double]]
  /// The size of correlations that a parameter is shown for, where there are many.
  public let threshold: Double
  /// How many parameters are shown at most.
  public let most: Int

  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - names: Shown letter by letter.
  ///   - matrix: Correlations, `[names, names]`.
  ///   - threshold: The size of correlations that a parameter is shown for, where there are more than ten.
  ///   - most: How many parameters are shown at most, those of the largest correlations.
  /// - Precondition: There is a row, and in it a number, for each name.
  public init(
    _ title: String = "", names: [String], matrix: [[Double]], threshold: Double = 0.1,
    most: Int = 30
  ) {
    precondition(
      matrix.count == names.count && matrix.allSatisfy { $0.count == names.count },
      "correlations: \(names.count) names, rows of \(Set(matrix.map(\.count)).sorted())")
    (self.title, self.names, self.matrix) = (title, names, matrix)
    (self.threshold, self.most) = (threshold, min(max(most, 1), 200))
  }

  /// Correlations of a fit's estimates; elements that were held are left out.
  ///
  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - covariance: Of the estimates.
  ///   - threshold: The size of correlations that a parameter is shown for, where there are more than ten.
  ///   - most: How many parameters are shown at most.
  public init(
    _ title: String, _ covariance: Covariance, threshold: Double = 0.1, most: Int = 30
  ) {
    let free = (0..<covariance.count).filter { covariance[$0, $0] > 0 }
    self.init(
      title, names: free.map { covariance.names[$0] },
      matrix: free.map { i in free.map { covariance.correlation(i, $0) } }, threshold: threshold,
      most: most)
  }

  /// The largest correlation of a parameter with another one.
  private func size(_ i: Int) -> Double {
    matrix.indices.filter { $0 != i }.map { abs(finiteOrZero(matrix[i][$0])) }.max() ?? 0
  }

  /// The parameters that are shown, in their order.
  var shownIndices: [Int] {
    guard names.count > 10 else { return Array(names.indices) }
    let sizes = names.indices.map(size)
    let large = names.indices.filter { sizes[$0] >= threshold }
    guard large.count > most else { return large }
    return large.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(most).sorted()
  }

  /// The picture.
  public var figure: Figure {
    let indices = shownIndices
    let names = indices.map { shown(self.names[$0], within: 170) }
    let size = min(230 + 34 * Double(max(indices.count, 4)), 1100)
    let hidden = self.names.count - indices.count
    return Figure(title, description: description, width: size + 90, height: size) {
      Panel(
        hidden > 0 ? "and \(hidden) with smaller correlations" : "", x: .categorical(names),
        y: .categorical(names), legend: .none
      ) {
        HeatMap(
          matrix: indices.map { i in indices.map { matrix[i][$0] } }, label: "correlation",
          decimals: indices.count <= 20 ? 2 : nil)
      }
    }
  }

  /// What is seen, in words.
  public var description: String {
    let pairs = matrix.indices.flatMap { i in
      matrix.indices.filter { $0 > i && matrix[i][$0].isFinite }.map { (i, $0, matrix[i][$0]) }
    }.sorted { abs($0.2) > abs($1.2) }
    let parts = pairs.prefix(5).filter { $0.2 != 0 }.map {
      "\(names[$0.0]) and \(names[$0.1]) \(number($0.2, digits: 2))"
    }
    let largest = parts.isEmpty ? "" : " The largest: \(parts.joined(separator: "; "))."
    let hidden = names.count - shownIndices.count
    let rest = hidden > 0 ? " \(hidden) with smaller ones are not shown." : ""
    return "Correlations of \(counted(names.count, "parameter")).\(largest)\(rest)"
  }
}
