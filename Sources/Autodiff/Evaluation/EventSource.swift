/// The data behind an event space: named columns of numbers, read block by block.
public protocol EventSource: Sendable {
  /// The number of events.
  var eventCount: Int { get }

  /// The position of a column, to be used with `read`; throws an error that names near columns.
  ///
  /// Asked for every column whenever the source is bound, so it is also the place to find out that
  /// the data are no longer there.
  func position(ofColumn name: String) throws -> Int

  /// Copies one column's values for a range of events.
  func read(
    column position: Int, events: Range<Int>, into buffer: UnsafeMutablePointer<Double>)

  /// One column's values for a range of events where they lie, one after the other, or nil if they
  /// have to be copied by `read`. Nil unless a source says otherwise.
  ///
  /// The values must neither move nor change as long as the source or a copy of it exists, and be
  /// those that `read` copies. Any thread may ask. A source may answer nil for one column and not
  /// for another.
  ///
  /// - Parameters:
  ///   - position: A column.
  ///   - events: Which events, within `0..<eventCount`.
  /// - Returns: The address of the first of `events.count` numbers, aligned as a `Double`.
  func contiguous(column position: Int, events: Range<Int>) -> UnsafePointer<Double>?

  /// Writes the rows that a range of events are in the whole sample, of which the source may hand out a
  /// part or another order. The events' own positions unless a source says otherwise.
  ///
  /// What is drawn for an event is keyed by it, so that an event draws the same in whichever batch it
  /// comes.
  ///
  /// - Parameters:
  ///   - events: Which events, within `0..<eventCount`.
  ///   - buffer: Room for `events.count` numbers.
  func readRows(events: Range<Int>, into buffer: UnsafeMutablePointer<Double>)
}

extension EventSource {
  public func readRows(events: Range<Int>, into buffer: UnsafeMutablePointer<Double>) {
    for offset in 0..<events.count { buffer[offset] = Double(events.lowerBound + offset) }
  }

  public func contiguous(column position: Int, events: Range<Int>) -> UnsafePointer<Double>? {
    nil
  }
}

/// Columns held in memory.
public struct ColumnSource: EventSource {
  private let names: [String: Int]
  private let columns: [ColumnBuffer]
  public let eventCount: Int

  /// - Precondition: the columns have equal lengths.
  public init(_ columns: [String: [Double]]) {
    let sorted = columns.sorted { $0.key < $1.key }
    eventCount = sorted.first?.value.count ?? 0
    for (name, values) in sorted {
      precondition(
        values.count == eventCount,
        "column '\(name)' has \(values.count) events, '\(sorted[0].key)' has \(eventCount)")
    }
    names = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, $0) })
    self.columns = sorted.map { ColumnBuffer($0.value) }
  }

  public func position(ofColumn name: String) throws -> Int {
    guard let position = names[name] else {
      throw EvaluationError.missingColumn(name, available: names.keys.sorted())
    }
    return position
  }

  public func read(
    column position: Int, events: Range<Int>, into buffer: UnsafeMutablePointer<Double>
  ) {
    guard let start = contiguous(column: position, events: events) else { return }
    buffer.update(from: start, count: events.count)
  }

  public func contiguous(column position: Int, events: Range<Int>) -> UnsafePointer<Double>? {
    columns[position].values.baseAddress.map { $0 + events.lowerBound }
  }
}
