import Foundation
import Pipelines

extension MetricsReport: CustomStringConvertible {
  /// A table, a line for each part, reading and moment, with errors where there are; below it the reasons
  /// for what is not defined, and notes.
  ///
  /// The part and the reading are named where they change.
  public var description: String {
    let header = ["events", "reading", "", "significance", "p-value", "CLs", "uncertainty"]
    let lines = rows.enumerated().flatMap { index, row in
      let isNewPart = index == 0 || rows[index - 1].part != row.part
      let names = [isNewPart ? row.part.rawValue : "", row.reading.rawValue]
      return [names + ["before"], ["", "", "after"]]
    }
    let moments = rows.flatMap { [($0.before, $0.beforeError), ($0.after, $0.afterError)] }
    let table = zip(lines, metricCells(moments)).map { $0 + $1 }
    return (alignedTable([header] + table, namedBy: 3) + problems + (notes ?? [])).joined(
      separator: "\n")
  }

  /// What is not defined and why, and how many replicas are missing from the errors.
  package var problems: [String] {
    rows.flatMap { row in
      row.notes.map { "\(row.part.rawValue), \(row.reading.rawValue), \($0)" }
    }
  }
}

extension MetricsReport.Row {
  /// What is not defined and why, and how many replicas are missing from the errors.
  fileprivate var notes: [String] {
    let errors = [("before", beforeError), ("after", afterError)]
    return (problems ?? [])
      + errors.compactMap { moment, error in
        guard let error, error.failed > 0, let problem = error.problem else { return nil }
        return """
          \(moment): \(error.failed) of \(error.replicas) replicas have no metrics and are left out \
          of the errors; the first: \(problem)
          """
      }
  }
}

/// A row of cells for each set of metrics, as `6.779 ± 0.041`; the numbers of a column stand below each
/// other, with errors or without.
func metricCells(_ rows: [(metrics: Metrics?, error: MetricsError?)]) -> [[String]] {
  let formats: [(path: KeyPath<Metrics, Double>, value: String, error: String)] = [
    (\.significance, "%.3f", "%.3f"), (\.pValue, "%.2e", "%.1e"), (\.cls, "%.2e", "%.1e"),
    (\.uncertainty, "%.4f", "%.4f"),
  ]
  let columns = formats.map { path, value, error in
    let errors = rows.map { row in
      row.error.map { " ± " + String(format: error, $0.standard[keyPath: path]) } ?? ""
    }
    let width = errors.map(\.count).max() ?? 0
    return zip(rows, errors).map { row, error in
      guard let metrics = row.metrics else { return path == \.significance ? "not defined" : "-" }
      return String(format: value, metrics[keyPath: path]) + error.padded(to: width)
    }
  }
  return rows.indices.map { row in columns.map { $0[row] } }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: width - count)
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
    }.joined(separator: "  ").trimmingSuffix(" ")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    String(self[..<(lastIndex { $0 != character }.map(index(after:)) ?? startIndex)])
  }
}
