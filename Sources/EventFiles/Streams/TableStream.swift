import Events
import Formulas

/// The events of a table in memory, or mapped.
public struct TableStream: EventStream {
  private static let blockSize = 1 << 16

  public let label: String
  public let columns: [EventColumn]
  public let unusable: [String: String]
  private let table: EventTable

  /// - Parameters:
  ///   - table: The events.
  ///   - label: What errors call it.
  ///   - unusable: What else the file has that is no column of numbers or texts, and why.
  public init(
    _ table: EventTable, label: String = "the table", unusable: [String: String] = [:]
  ) {
    self.table = table
    self.label = label
    self.unusable = unusable
    columns =
      table.columnNames.map { EventColumn(name: $0, type: .number, typeName: "number") }
      + table.textNames.map { EventColumn(name: $0, type: .text, typeName: "text") }
  }

  public var count: Int? { table.count }

  public func read(_ names: [String], _ body: (FormulaBlock) throws -> Bool) throws {
    for first in stride(from: 0, to: table.count, by: Self.blockSize) {
      let events = first..<min(first + Self.blockSize, table.count)
      var block = FormulaBlock(count: events.count, firstEvent: first)
      for name in names { block.add(name, try column(name, events)) }
      guard try body(block) else { return }
    }
  }

  private func column(_ name: String, _ events: Range<Int>) throws -> FormulaColumn {
    if table.textNames.contains(name) {
      return FormulaColumn(texts: Array(try table.text(name)[events]))
    }
    let column = try table.storedColumn(name)
    return FormulaColumn(
      [Double](unsafeUninitializedCapacity: events.count) { buffer, count in
        if let start = buffer.baseAddress { column.read(events, into: start) }
        count = events.count
      })
  }
}
