/// Where a pass finds a column of its source.
struct ColumnPlace: @unchecked Sendable {
  // Unchecked: the numbers are only read, and stay where they are while the source exists.
  let position: Int
  /// Whether it is no column of the source but the rows of its events.
  let isRow: Bool
  /// The first event's number, where all lie one after the other; nil where they have to be copied.
  ///
  /// Asked for once and not for every block: threads would count references to the same column, and
  /// wait for each other.
  let start: UnsafePointer<Double>?

  init(_ name: String, in source: any EventSource) throws {
    isRow = name == EventInput.row
    if isRow {
      (position, start) = (-1, nil)
      return
    }
    position = try source.position(ofColumn: name)
    start =
      source.eventCount > 0
      ? source.contiguous(column: position, events: 0..<source.eventCount) : nil
  }
}

extension EventInput {
  /// Where each of the columns is.
  func places(in source: any EventSource) throws -> [ColumnPlace] {
    try columns.map { try ColumnPlace($0, in: source) }
  }
}
