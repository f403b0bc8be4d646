import Autodiff

/// The numbers of one column, one for each event: in memory, or in a memory-mapped file and read
/// from there when they are asked for.
///
/// A column is a value and is shared, not copied. It keeps what it shows alive: the memory, or the
/// mapping of the file.
public struct Column: Sendable {
  let storage: ColumnStorage
  let rows: Rows

  init(storage: ColumnStorage, rows: Rows) {
    self.storage = storage
    self.rows = rows
  }

  init(_ numbers: ColumnBuffer) {
    self.init(storage: .memory(numbers), rows: .range(0..<numbers.values.count))
  }

  /// A column in memory, copied from an array.
  public init(_ values: [Double]) { self.init(ColumnBuffer(values)) }

  /// The number of events.
  public var count: Int { rows.count }

  /// Whether the numbers are in a memory-mapped file.
  public var isMapped: Bool { storage.file != nil }

  /// The number of one event.
  ///
  /// - Precondition: `event` is in `0..<count`.
  public subscript(event: Int) -> Double {
    var value = 0.0
    read(event..<(event + 1), into: &value)
    return value
  }

  /// Copies the numbers of consecutive events.
  ///
  /// - Precondition: `events` is within `0..<count`.
  public func read(_ events: Range<Int>, into buffer: UnsafeMutablePointer<Double>) {
    requireInside(events)
    if case .range(let rows) = rows {
      storage.read(
        rows.lowerBound + events.lowerBound..<rows.lowerBound + events.upperBound, into: buffer)
    } else {
      rows.forEachChunk(of: events) { offset, chunk in
        storage.gather(chunk, into: buffer + offset)
      }
    }
  }

  /// The numbers of consecutive events where they lie, valid as long as the column or a copy of it
  /// exists; nil where they have to be converted or collected.
  ///
  /// - Precondition: `events` is within `0..<count`.
  public func contiguous(_ events: Range<Int>) -> UnsafePointer<Double>? {
    requireInside(events)
    guard case .range(let rows) = rows else { return nil }
    return storage.contiguous(
      rows.lowerBound + events.lowerBound..<rows.lowerBound + events.upperBound)
  }

  private func requireInside(_ events: Range<Int>) {
    precondition(
      events.lowerBound >= 0 && events.upperBound <= count,
      "events \(events) are outside the column's 0..<\(count)")
  }
}
