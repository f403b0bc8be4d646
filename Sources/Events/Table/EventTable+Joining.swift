extension EventTable {
  /// This table with the columns of another, each event with those of its namesake there:
  /// `try events.joined(with: scores, by: "EventId")`.
  ///
  /// Events keep their order. The other table may have them in another, and may have more of them.
  ///
  /// - Parameters:
  ///   - other: A table in which no identity occurs twice; its columns come last, the identity left
  ///     out.
  ///   - identity: A number column of both tables that identifies events.
  /// - Throws: ``EventsError/repeatedIdentity(column:value:row:)`` for an event that `other` has
  ///   twice, ``EventsError/unknownIdentity(column:value:row:)`` for one that it lacks,
  ///   ``EventsError/nonFinite(column:row:value:)`` for an identity that is no number, and as
  ///   ``column(_:)`` and `adding(_:_:)`.
  public func joined(with other: EventTable, by identity: String) throws -> EventTable {
    let places = try other.rows(by: identity)
    let rows = try column(identity).enumerated().map { row, value in
      guard let place = places[value] else {
        throw EventsError.unknownIdentity(column: identity, value: value, row: row)
      }
      return place
    }
    let matched = other.rows(at: rows)
    var table = self
    for name in matched.columnNames where name != identity {
      table = try table.adding(name, matched.storedColumn(name))
    }
    for name in matched.textNames { table = try table.adding(name, text: matched.text(name)) }
    return table
  }

  /// The row of each identity.
  private func rows(by identity: String) throws -> [Double: Int] {
    var rows: [Double: Int] = [:]
    for (row, value) in try column(identity).enumerated() {
      guard value.isFinite else {
        throw EventsError.nonFinite(column: identity, row: row, value: value)
      }
      guard rows.updateValue(row, forKey: value) == nil else {
        throw EventsError.repeatedIdentity(column: identity, value: value, row: row)
      }
    }
    return rows
  }
}
