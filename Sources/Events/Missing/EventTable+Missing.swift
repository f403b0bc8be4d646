extension EventTable {
  /// Replaces a marker of missing values in the named columns, and reports how many there were.
  ///
  /// ```swift
  /// let (table, report) = try events.replacingMissing(
  ///   -999, in: ["PRI_jet_leading_pt"], with: .median, flag: "has_jet")
  /// ```
  ///
  /// - Parameters:
  ///   - marker: The value that stands for “missing”, such as −999; NaN matches every NaN.
  ///   - columns: The number columns to treat; others keep their markers.
  ///   - replacement: What takes the marker's place.
  ///   - flag: If given, the name of a new column: 1 for events that have all of `columns`, 0 for
  ///     events in which at least one of them was missing.
  /// - Returns: The new table, and for each column how many values were missing and what replaced
  ///   them (also when none was missing).
  /// - Throws: ``EventsError/nothingPresent(column:)`` for the mean or median of a column that is
  ///   missing in every event; ``EventsError/nonFinite(column:row:value:)`` when a value that is
  ///   not missing is NaN or infinite and a mean or median is asked for;
  ///   ``EventsError/noReplacement(column:)`` when ``MissingReplacement/values(_:)`` lacks a column;
  ///   and as ``column(_:)`` and `adding(_:_:)`.
  public func replacingMissing(
    _ marker: Double, in columns: [String], with replacement: MissingReplacement,
    flag: String? = nil
  ) throws -> (table: EventTable, report: MissingReport) {
    var table = self
    var isComplete = [Bool](repeating: true, count: count)
    var reports: [MissingReport.Column] = []
    for name in columns {
      var values = try column(name)
      let missing = values.indices.filter { isMissing(values[$0], marker: marker) }
      let filler = try replacement.filler(for: name, values: values, marker: marker)
      for event in missing {
        values[event] = filler
        isComplete[event] = false
      }
      table = try table.replacing(name, with: values)
      reports.append(.init(name: name, missingCount: missing.count, replacement: filler))
    }
    if let flag { table = try table.adding(flag, isComplete.map { $0 ? 1 : 0 }) }
    return (table, MissingReport(count: count, columns: reports))
  }
}

extension MissingReplacement {
  fileprivate func filler(for name: String, values: [Double], marker: Double) throws -> Double {
    switch self {
    case .value(let value): return value
    case .values(let byName):
      guard let value = byName[name] else { throw EventsError.noReplacement(column: name) }
      return value
    case .mean:
      let present = try presentValues(of: name, values, marker: marker)
      return present.reduce(0, +) / Double(present.count)
    case .median:
      return middle(of: try presentValues(of: name, values, marker: marker))
    }
  }
}

private func presentValues(
  of name: String, _ values: [Double], marker: Double
) throws -> [Double] {
  let present = values.indices.filter { !isMissing(values[$0], marker: marker) }
  if let row = present.first(where: { !values[$0].isFinite }) {
    throw EventsError.nonFinite(column: name, row: row, value: values[row])
  }
  guard !present.isEmpty else { throw EventsError.nothingPresent(column: name) }
  return present.map { values[$0] }
}

/// The median of a non-empty list.
private func middle(of values: [Double]) -> Double {
  let sorted = values.sorted()
  let half = sorted.count / 2
  if !sorted.count.isMultiple(of: 2) { return sorted[half] }
  return sorted[half - 1] / 2 + sorted[half] / 2
}
