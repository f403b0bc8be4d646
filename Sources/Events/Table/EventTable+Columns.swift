import Autodiff

extension EventTable {
  /// This table with one more number column, last in order.
  ///
  /// - Parameters:
  ///   - name: A name not yet in the table.
  ///   - values: One value for each event. The first column of an empty table sets the count.
  /// - Throws: ``EventsError/unequalLengths(column:count:expected:)`` or
  ///   ``EventsError/duplicateColumn(_:)``.
  public func adding(_ name: String, _ values: [Double]) throws -> EventTable {
    try checkNew(name, count: values.count)
    return try adding(name, Column(values))
  }

  /// This table with a column of another table, last in order, which both then share:
  /// `try table.adding("weight", weights.storedColumn("weight"))`.
  ///
  /// - Throws: As `adding(_:_:)`.
  public func adding(_ name: String, _ column: Column) throws -> EventTable {
    try checkNew(name, count: column.count)
    var result = self
    result.numbers.set(name, to: column)
    return result
  }

  /// This table with one more text column, last in order.
  ///
  /// - Throws: As `adding(_:_:)`.
  public func adding(_ name: String, text values: [String]) throws -> EventTable {
    try checkNew(name, count: values.count)
    var result = self
    result.texts.set(name, to: values)
    return result
  }

  /// This table with the values of an existing number column exchanged, its place kept.
  ///
  /// - Throws: ``EventsError/unequalLengths(column:count:expected:)``, or as ``column(_:)``.
  public func replacing(_ name: String, with values: [Double]) throws -> EventTable {
    _ = try storedColumn(name)
    try checkLength(name, count: values.count)
    return exchanging(name, for: Column(values))
  }

  /// This table with each value `x` of a number column replaced by `transform(x)`, as in a shifted
  /// sample: `try table.mapping("PRI_tau_pt") { $0 * 1.03 }`.
  ///
  /// Missing-value markers are transformed like any value; see
  /// ``replacingMissing(_:in:with:flag:)`` to deal with them first.
  ///
  /// - Throws: As ``column(_:)``, and whatever `transform` throws.
  public func mapping(_ name: String, _ transform: (Double) throws -> Double) throws -> EventTable {
    exchanging(name, for: try storedColumn(name).transformed(transform))
  }

  /// This table with one more column, computed event by event from several others:
  /// `try table.deriving("ratio", from: ["PRI_met", "PRI_tau_pt"]) { $0[0] / $0[1] }`.
  ///
  /// - Parameters:
  ///   - name: A name not yet in the table.
  ///   - sources: Number columns, handed to `compute` in this order.
  ///   - compute: The new value of one event from its values of `sources`.
  /// - Throws: As ``column(_:)`` and `adding(_:_:)`, and whatever `compute` throws.
  public func deriving(
    _ name: String, from sources: [String], _ compute: ([Double]) throws -> Double
  ) throws -> EventTable {
    let columns = try sources.map(storedColumn)
    try checkNew(name, count: count)
    let result = try ColumnBuffer(count: count) { buffer in
      try forEachRow(of: columns) { buffer[$0] = try compute($1) }
    }
    return try adding(name, Column(result))
  }

  /// This table with only the named columns (numbers or text), in the order given.
  ///
  /// - Throws: ``EventsError/unknownColumn(_:available:file:)``, or
  ///   ``EventsError/duplicateColumn(_:)`` when a name is given twice.
  public func selecting(_ names: [String]) throws -> EventTable {
    var result = EventTable(numbers: .init(), texts: .init())
    for name in names {
      if let values = texts[name] {
        result = try result.adding(name, text: values)
      } else if let column = numbers[name] {
        result = try result.adding(name, column)
      } else {
        throw EventsError.unknownColumn(name, available: columnNames + textNames, file: nil)
      }
    }
    return result
  }

  private func exchanging(_ name: String, for column: Column) -> EventTable {
    var result = self
    result.numbers.set(name, to: column)
    return result
  }

  /// Hands out the values of each event, reading block by block.
  private func forEachRow(
    of columns: [Column], _ body: (Int, [Double]) throws -> Void
  ) rethrows {
    let size = Column.blockSize
    var block = [Double](repeating: 0, count: size * columns.count)
    // One row buffer serves all events, so nothing is allocated per event.
    var row = [Double](repeating: 0, count: columns.count)
    for first in stride(from: 0, to: count, by: size) {
      let events = first..<min(first + size, count)
      block.withUnsafeMutableBufferPointer { buffer in
        for (index, column) in columns.enumerated() {
          column.read(events, into: buffer.baseAddress! + index * size)
        }
      }
      for event in events {
        for index in row.indices { row[index] = block[index * size + event - first] }
        try body(event, row)
      }
    }
  }

  private func checkNew(_ name: String, count: Int) throws {
    guard numbers[name] == nil, texts[name] == nil else {
      throw EventsError.duplicateColumn(name)
    }
    try checkLength(name, count: count)
  }

  private func checkLength(_ name: String, count: Int) throws {
    guard let expected = numbers.rowCount ?? texts.rowCount, expected != count else { return }
    throw EventsError.unequalLengths(column: name, count: count, expected: expected)
  }
}
