import Events
import Formulas

extension EventTable {
  /// The events of a file that a query selects, with its columns, in memory:
  ///
  /// ```swift
  /// let table = try EventTable(
  ///   reading: EventFile("events.root", tree: "Events"),
  ///   columns: ["pt1 = Muon_pt[0]", "met", "weight = genWeight * 0.01"],
  ///   where: "nMuon >= 2")
  /// ```
  ///
  /// - Parameters:
  ///   - stream: The events.
  ///   - columns: The columns of the table: names of columns, or “name = formula”; nil for all that
  ///     have one value for each event.
  ///   - selection: The condition on events; nil for all.
  ///   - definitions: Formulas by name that the others may use.
  ///   - limit: How many selected events are wanted at most; nil for all.
  /// - Throws: ``EventFilesError``, also for a column that is a list; and what the file's reader
  ///   throws.
  public init(
    reading stream: some EventStream, columns: [NamedFormula]? = nil,
    where selection: String? = nil, defining definitions: [NamedFormula] = [], limit: Int? = nil
  ) throws {
    let flat = stream.columns.filter { !$0.type.isList }.map { NamedFormula($0.name, $0.name) }
    let query = EventQuery(
      columns: columns ?? flat, where: selection, defining: definitions, limit: limit)
    self = try query.table(of: stream).table
  }
}

extension EventQuery {
  /// All selected events in memory, and how many there were.
  ///
  /// - Throws: ``EventFilesError``, also for a column that is a list; and what the file's reader throws.
  func table(of stream: some EventStream) throws -> (table: EventTable, count: EventCount) {
    var collector = try TableCollector(types(on: stream), label: stream.label)
    let count = try run(on: stream) { collector.add($0) }
    return (try collector.table(), count)
  }
}

/// Puts the blocks of a query together.
private struct TableCollector {
  private let columns: [(name: String, type: FormulaType)]
  private var numbers: [String: [Double]] = [:]
  private var texts: [String: [String]] = [:]

  init(_ columns: [(name: String, type: FormulaType)], label: String) throws {
    for (name, type) in columns where type.isList {
      throw EventFilesError.listInTable(stream: label, name: name, type: type)
    }
    self.columns = columns
  }

  mutating func add(_ block: FormulaBlock) {
    for (name, type) in columns {
      guard let column = block.columns[name] else { continue }
      if type.kind == .text {
        texts[name, default: []] += column.texts ?? []
      } else {
        numbers[name, default: []] += column.numbers ?? []
      }
    }
  }

  func table() throws -> EventTable {
    try columns.reduce(into: EventTable(columns: [:])) { table, column in
      table =
        column.type.kind == .text
        ? try table.adding(column.name, text: texts[column.name] ?? [])
        : try table.adding(column.name, numbers[column.name] ?? [])
    }
  }
}
