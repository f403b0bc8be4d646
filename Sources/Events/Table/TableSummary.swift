import Foundation

/// A summary of a whole table; printing it gives one aligned line for each column.
public struct TableSummary: Sendable, Equatable, CustomStringConvertible {
  /// The number of events.
  public let count: Int
  /// One summary for each number column, in order.
  public let columns: [ColumnSummary]
  /// For each text column, in order, how often each of its texts occurs.
  public let texts: [TextSummary]

  /// How often each text of a column occurs.
  public struct TextSummary: Sendable, Equatable {
    /// The column's name.
    public let name: String
    /// Texts and their numbers of events, most frequent first, then by text.
    public let occurrences: [Occurrence]
  }

  /// One text of a text column.
  public struct Occurrence: Sendable, Equatable {
    /// The text.
    public let text: String
    /// In how many events it occurs.
    public let count: Int
  }

  /// The summary as text for a terminal; the column of missing values appears only when a marker
  /// of missing values was given.
  public var description: String {
    let heading = "\(count) events, \(columns.count) columns, \(texts.count) text columns"
    return ([heading] + alignedLines + texts.map(\.line)).joined(separator: "\n")
  }

  private var alignedLines: [String] {
    guard !columns.isEmpty else { return [] }
    let showsMissing = columns.contains { $0.missingCount != nil }
    let heads = ["column", "min", "mean", "max", "NaN"] + (showsMissing ? ["missing"] : [])
    return aligned([heads] + columns.map { $0.cells(showingMissing: showsMissing) })
  }
}

extension EventTable: CustomStringConvertible {
  /// Summarises every column, counting values that equal `missing` apart.
  public func summary(missing: Double? = nil) -> TableSummary {
    TableSummary(
      count: count,
      columns: columnNames.compactMap { name in
        numbers[name].map { ColumnSummary(name: name, $0, missing: missing) }
      },
      texts: textNames.map { TableSummary.TextSummary(name: $0, values: texts[$0] ?? []) })
  }

  /// The table's summary as text, without a missing-value marker; see ``summary(missing:)``.
  public var description: String { summary().description }
}

extension TableSummary.TextSummary {
  init(name: String, values: [String]) {
    let counts = values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    self.init(
      name: name,
      occurrences: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { TableSummary.Occurrence(text: $0.key, count: $0.value) })
  }

  fileprivate var line: String {
    let shown = occurrences.prefix(5).map { "\($0.text) (\($0.count))" }
    let rest = occurrences.count - shown.count
    let parts = shown + (rest > 0 ? ["\(rest) more"] : [])
    return "  \(name): \(parts.joined(separator: ", "))"
  }
}

extension ColumnSummary {
  fileprivate func cells(showingMissing: Bool) -> [String] {
    let numbers = [minimum, mean, maximum].map { $0.map(shortText) ?? "-" }
    return [name] + numbers + ["\(nanCount)"] + (showingMissing ? ["\(missingCount ?? 0)"] : [])
  }
}

private func shortText(_ value: Double) -> String { String(format: "%.5g", value) }

/// First column flush left, the others flush right.
private func aligned(_ rows: [[String]]) -> [String] {
  let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    let cells = row.indices.map { column in
      let padding = String(repeating: " ", count: widths[column] - row[column].count)
      return column == 0 ? row[column] + padding : padding + row[column]
    }
    return "  " + cells.joined(separator: "  ")
  }
}
