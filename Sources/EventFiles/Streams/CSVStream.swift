import Events
import Formulas

/// The rows of a file of comma-separated values, or the like.
struct CSVStream: EventStream {
  let label: String
  let columns: [EventColumn]
  private let file: CSVFile

  init(_ file: CSVFile, label: String) {
    self.file = file
    self.label = label
    columns = file.schema.map { column in
      let isText = column.kind == .text
      return EventColumn(
        name: column.name, type: isText ? .text : .number, typeName: isText ? "text" : "number")
    }
  }

  /// Only reading tells.
  var count: Int? { nil }

  func read(_ names: [String], _ body: (FormulaBlock) throws -> Bool) throws {
    // Rows are there even where nothing is asked of them, so one column is always read.
    var blocks = try file.blocks(columns: names.isEmpty ? columns.prefix(1).map(\.name) : names)
    var first = 0
    while let table = try blocks.next() {
      var block = FormulaBlock(count: table.count, firstEvent: first)
      for name in names {
        block.add(
          name,
          table.textNames.contains(name)
            ? FormulaColumn(texts: try table.text(name)) : FormulaColumn(try table.column(name)))
      }
      guard try body(block) else { return }
      first += table.count
    }
  }
}
