import Autodiff

/// A table's number columns as a source of events, all of them or chosen rows.
///
/// It shares the table's columns, and holds the chosen rows as compactly as their order allows: a
/// range, a bit for each row, or a list.
public struct TableSource: EventSource {
  private let table: EventTable
  private let columns: [Column]
  private let positions: [String: Int]
  /// The table's rows, in order of events.
  private let rows: Rows
  public let eventCount: Int

  /// - Parameters:
  ///   - table: The events.
  ///   - rows: The rows to use, in that order; all if nil.
  /// - Precondition: Every row is in `0..<table.count`.
  public init(_ table: EventTable, rows: [Int]? = nil) {
    self.table = table
    eventCount = rows?.count ?? table.count
    let names = table.columnNames
    let rows = rows.map { Rows($0, below: table.count) } ?? .range(0..<eventCount)
    self.rows = rows
    var composer = RowComposer(rows)
    columns = names.compactMap { table.numbers[$0] }.map { column in
      column.showing(composer.chosen(from: column.rows))
    }
    positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    for column in columns { column.prepareReading() }
  }

  /// - Throws: ``EventsError/unknownColumn(_:available:file:)`` with near names,
  ///   ``EventsError/textColumn(_:)``, or ``EventsError/shrunkenFile(_:byteCount:mapped:)``.
  public func position(ofColumn name: String) throws -> Int {
    _ = try table.storedColumn(name)
    return positions[name]!
  }

  public func read(
    column position: Int, events: Range<Int>, into buffer: UnsafeMutablePointer<Double>
  ) {
    columns[position].read(events, into: buffer)
  }

  /// The rows of the table.
  public func readRows(events: Range<Int>, into buffer: UnsafeMutablePointer<Double>) {
    rows.forEachChunk(of: events) { offset, rows in
      for index in 0..<rows.count { buffer[offset + index] = Double(rows[index]) }
    }
  }

  /// Numbers in memory, or little-endian float64 columns of a mapped file that are stored one number
  /// after the other (on a little-endian machine), of consecutive rows; nil for others.
  public func contiguous(column position: Int, events: Range<Int>) -> UnsafePointer<Double>? {
    columns[position].contiguous(events)
  }
}
