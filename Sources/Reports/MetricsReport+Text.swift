import Foundation
import Pipelines

extension MetricsReport: CustomStringConvertible {
  /// A table, a line for each part, reading and moment; below it the reasons for what is not defined, and notes.
  ///
  /// The part and the reading are named where they change.
  public var description: String {
    let header = ["events", "reading", "", "significance", "p-value", "CLs", "uncertainty"]
    let lines = rows.enumerated().flatMap { index, row in
      let isNewPart = index == 0 || rows[index - 1].part != row.part
      let names = [isNewPart ? row.part.rawValue : "", row.reading.rawValue]
      return [
        names + ["before"] + cells(row.before), ["", "", "after"] + cells(row.after),
      ]
    }
    let problems = rows.flatMap { row in
      (row.problems ?? []).map { "\(row.part.rawValue), \(row.reading.rawValue), \($0)" }
    }
    return (alignedTable([header] + lines, namedBy: 3) + problems + (notes ?? [])).joined(
      separator: "\n")
  }

  private func cells(_ metrics: Metrics?) -> [String] {
    guard let metrics else { return ["not defined", "-", "-", "-"] }
    return [
      String(format: "%.3f", metrics.significance), String(format: "%.2e", metrics.pValue),
      String(format: "%.2e", metrics.cls), String(format: "%.4f", metrics.uncertainty),
    ]
  }
}

/// Rows of cells padded to common widths; the first row is a header.
///
/// - Parameter names: How many columns hold names, aligned to the left; the others hold numbers.
func alignedTable(_ rows: [[String]], namedBy names: Int) -> [String] {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in
    rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    row.enumerated().map { index, cell in
      let padding = String(repeating: " ", count: widths[index] - cell.count)
      return index < names ? cell + padding : padding + cell
    }.joined(separator: "  ")
  }
}
