extension EventTable {
  /// The events at the given row indices, in that order; an index may occur more than once.
  ///
  /// - Precondition: Every index is in `0..<count`.
  public func rows(at indices: [Int]) -> EventTable {
    let count = count
    for index in indices {
      precondition(
        index >= 0 && index < count, "row \(index) is outside the table's 0..<\(count)")
    }
    return EventTable(
      numbers: numbers.mapColumns { _, values in indices.map { values[$0] } },
      texts: texts.mapColumns { _, values in indices.map { values[$0] } })
  }

  /// The events whose row index satisfies the predicate, in their old order.
  public func filtered(_ isIncluded: (Int) throws -> Bool) rethrows -> EventTable {
    try rows(at: (0..<count).filter(isIncluded))
  }

  /// The events whose value of one number column satisfies the predicate:
  /// `try table.filtered(by: "PRI_met") { $0 > 20 }`.
  ///
  /// - Throws: As ``column(_:)``, and whatever the predicate throws.
  public func filtered(
    by name: String, _ isIncluded: (Double) throws -> Bool
  ) throws -> EventTable {
    let values = try column(name)
    return try filtered { try isIncluded(values[$0]) }
  }

  /// The events with the given text in a text column: `try table.filtered(text: "Label", is: "s")`.
  ///
  /// - Throws: As ``text(_:)``. No event having that text is not an error.
  public func filtered(text name: String, is value: String) throws -> EventTable {
    let values = try text(name)
    return filtered { values[$0] == value }
  }

  /// The events of this table followed by those of the others.
  ///
  /// All tables need the same columns of the same kinds; the order is this table's.
  ///
  /// - Throws: ``EventsError/differentColumns(table:missing:unexpected:)`` with the position of the
  ///   odd table among `others`, counted from 0.
  public func concatenated(with others: [EventTable]) throws -> EventTable {
    for (index, other) in others.enumerated() { try checkColumns(of: other, at: index) }
    return EventTable(
      numbers: numbers.mapColumns { name, values in
        others.reduce(into: values) { $0 += $1.numbers[name] ?? [] }
      },
      texts: texts.mapColumns { name, values in
        others.reduce(into: values) { $0 += $1.texts[name] ?? [] }
      })
  }

  private func checkColumns(of other: EventTable, at index: Int) throws {
    let missing =
      columnNames.filter { other.numbers[$0] == nil } + textNames.filter { other.texts[$0] == nil }
    let unexpected =
      other.columnNames.filter { numbers[$0] == nil }
      + other.textNames.filter { texts[$0] == nil }
    guard missing.isEmpty, unexpected.isEmpty else {
      throw EventsError.differentColumns(table: index, missing: missing, unexpected: unexpected)
    }
  }
}
