/// Consecutive events, as much of them as a formula needs.
public struct FormulaBlock: Sendable {
  /// The number of events.
  public let count: Int
  /// What errors call the first event; the next one is one more.
  public let firstEvent: Int
  /// What errors call each event where they do not follow one another.
  public let eventNumbers: [Int]?
  /// The columns by name.
  public private(set) var columns: [String: FormulaColumn]

  /// - Parameters:
  ///   - count: The number of events.
  ///   - firstEvent: What errors call the first event.
  ///   - columns: The columns by name.
  /// - Precondition: Every column has that many events.
  public init(count: Int, firstEvent: Int = 0, columns: [String: FormulaColumn] = [:]) {
    self.init(count: count, firstEvent: firstEvent, eventNumbers: nil, columns: columns)
  }

  /// Events that do not follow one another.
  ///
  /// - Parameters:
  ///   - eventNumbers: What errors call each event.
  ///   - columns: The columns by name.
  /// - Precondition: Every column has as many events.
  public init(eventNumbers: [Int], columns: [String: FormulaColumn] = [:]) {
    self.init(
      count: eventNumbers.count, firstEvent: eventNumbers.first ?? 0, eventNumbers: eventNumbers,
      columns: columns)
  }

  private init(
    count: Int, firstEvent: Int, eventNumbers: [Int]?, columns: [String: FormulaColumn]
  ) {
    self.count = count
    self.firstEvent = firstEvent
    self.eventNumbers = eventNumbers
    self.columns = [:]
    for (name, column) in columns { add(name, column) }
  }

  /// Adds a column, or replaces one.
  ///
  /// - Precondition: It has as many events as the block.
  public mutating func add(_ name: String, _ column: FormulaColumn) {
    precondition(
      column.count == count, "a column of \(column.count) events in a block of \(count)")
    columns[name] = column
  }

  /// What errors call an event, which is counted from 0 here.
  public func number(of event: Int) -> Int { eventNumbers?[event] ?? firstEvent + event }

  /// The same events without columns.
  public var withoutColumns: FormulaBlock {
    FormulaBlock(count: count, firstEvent: firstEvent, eventNumbers: eventNumbers, columns: [:])
  }
}
