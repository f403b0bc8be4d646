import Autodiff

/// A table's number columns as a source of events, all of them or chosen rows.
public struct TableSource: EventSource {
  private let table: EventTable
  private let columns: [[Double]]
  private let positions: [String: Int]
  private let rows: [Int]?

  public var eventCount: Int { rows?.count ?? table.count }

  /// - Parameters:
  ///   - table: The events.
  ///   - rows: The rows to use, in that order; all if nil.
  public init(_ table: EventTable, rows: [Int]? = nil) {
    self.table = table
    self.rows = rows
    let names = table.columnNames
    columns = names.compactMap { try? table.column($0) }
    positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  /// - Throws: ``EventsError/unknownColumn(_:available:file:)`` with near names, or
  ///   ``EventsError/textColumn(_:)``.
  public func position(ofColumn name: String) throws -> Int {
    if let position = positions[name] { return position }
    _ = try table.column(name)
    preconditionFailure("column '\(name)' has values but no position")
  }

  public func read(
    column position: Int, events: Range<Int>, into buffer: UnsafeMutablePointer<Double>
  ) {
    columns[position].withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      if let rows {
        for (offset, event) in events.enumerated() { buffer[offset] = base[rows[event]] }
      } else {
        buffer.update(from: base + events.lowerBound, count: events.count)
      }
    }
  }
}
