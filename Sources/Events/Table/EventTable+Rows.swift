extension EventTable {
  /// The events at the given row indices, in that order; an index may occur more than once.
  ///
  /// - Precondition: Every index is in `0..<count`.
  public func rows(at indices: [Int]) -> EventTable { choosing(Rows(indices, below: count)) }

  /// Consecutive events; their numbers are shared with this table, not copied.
  ///
  /// - Precondition: `range` is within `0..<count`.
  public func rows(in range: Range<Int>) -> EventTable {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count,
      "rows \(range) are outside the table's 0..<\(count)")
    return choosing(.range(range))
  }

  /// The events whose row index satisfies the predicate, in their old order.
  public func filtered(_ isIncluded: (Int) throws -> Bool) rethrows -> EventTable {
    var chosen = RowSetBuilder(span: 0..<count)
    for row in 0..<count where try isIncluded(row) { chosen.insert(row) }
    return choosing(chosen.rows)
  }

  /// The events whose value of one number column satisfies the predicate:
  /// `try table.filtered(by: "PRI_met") { $0 > 20 }`.
  ///
  /// - Throws: As ``column(_:)``, and whatever the predicate throws.
  public func filtered(
    by name: String, _ isIncluded: (Double) throws -> Bool
  ) throws -> EventTable {
    var chosen = RowSetBuilder(span: 0..<count)
    try storedColumn(name).forEachBlock { first, values in
      for (offset, value) in values.enumerated() where try isIncluded(value) {
        chosen.insert(first + offset)
      }
    }
    return choosing(chosen.rows)
  }

  /// The events with the given text in a text column: `try table.filtered(text: "Label", is: "s")`.
  ///
  /// - Throws: As ``text(_:)``. No event having that text is not an error.
  public func filtered(text name: String, is value: String) throws -> EventTable {
    let values = try text(name)
    return filtered { values[$0] == value }
  }

  /// The table of chosen rows, which lie within this one's.
  func choosing(_ rows: Rows) -> EventTable {
    var composer = RowComposer(rows)
    return EventTable(
      numbers: numbers.mapColumns { _, column in
        column.keeping(composer.chosen(from: column.rows))
      },
      texts: texts.mapColumns { _, values in
        var chosen: [String] = []
        chosen.reserveCapacity(rows.count)
        rows.forEachRow { chosen.append(values[$0]) }
        return chosen
      })
  }

  /// The events of this table followed by those of the others.
  ///
  /// All tables need the same columns of the same kinds; the order is this table's. The columns are
  /// put together in memory, those of mapped files, too.
  ///
  /// - Throws: ``EventsError/differentColumns(table:missing:unexpected:)`` with the position of the
  ///   odd table among `others`, counted from 0; ``EventsError/shrunkenFile(_:byteCount:mapped:)``.
  public func concatenated(with others: [EventTable]) throws -> EventTable {
    for (index, other) in others.enumerated() { try checkColumns(of: other, at: index) }
    for table in [self] + others {
      for name in table.columnNames { _ = try table.storedColumn(name) }
    }
    return EventTable(
      numbers: numbers.mapColumns { name, column in
        Column(joining: [column] + others.compactMap { $0.numbers[name] })
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
