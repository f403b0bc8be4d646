/// The data behind an event space: named columns of numbers, read block by block.
public protocol EventSource: Sendable {
  /// The number of events.
  var eventCount: Int { get }

  /// The position of a column, to be used with `read`; throws an error that names near columns.
  func position(ofColumn name: String) throws -> Int

  /// Copies one column's values for a range of events.
  func read(
    column position: Int, events: Range<Int>, into buffer: UnsafeMutablePointer<Double>)
}

/// Columns held in memory.
public struct ColumnSource: EventSource {
  private let names: [String: Int]
  private let columns: [[Double]]
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
    self.columns = sorted.map(\.value)
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
    columns[position].withUnsafeBufferPointer {
      buffer.update(from: $0.baseAddress! + events.lowerBound, count: events.count)
    }
  }
}
