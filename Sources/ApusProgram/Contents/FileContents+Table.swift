import EventFiles
import Events
import Foundation
import HistFactory
import Terminal

extension FileContents {
  init(table path: String, part: String?, _ console: Console) throws {
    let file = URL(filePath: path)
    if let remark = try EventFile(file).remark { console.note("\(path): \(remark)") }
    let format = try CSVFormat(usedIn: file)
    let separator = format.separator
    let table = try CSVFile(file, format: format)
    let nodes = table.schema.map { column in
      ContentsNode(name: column.name, type: column.kind == .number ? "number" : "text")
    }
    let count = try Self.rowCount(file, format, table.schema)
    self.init(
      path, format: "text in columns", nodes,
      summary: [
        Digits.grouped(count, "row"), Digits.grouped(nodes.count, "column"), separator.words,
      ].joined(separator: ", "))
    members = [("rows", .count(count)), ("separator", .string(separator.words))]
    try choose(part, noun: "column")
  }

  /// Rows are counted whatever their cells hold.
  private static func rowCount(
    _ file: URL, _ format: CSVFormat, _ schema: [ColumnSchema]
  ) throws -> Int {
    guard let first = schema.first?.name else { return 0 }
    let text = try CSVFile(file, format: format, kinds: [first: .text])
    var blocks = try text.blocks(columns: [first])
    var count = 0
    while let block = try blocks.next() { count += block.count }
    return count
  }
}

extension CSVSeparator {
  /// What stands between cells, for people.
  var words: String {
    switch self {
    case .comma: "separated by commas"
    case .semicolon: "separated by semicolons"
    case .tab: "separated by tabs"
    case .blanks: "separated by blanks"
    case .byte(let byte): "separated by '\(Character(Unicode.Scalar(byte)))'"
    }
  }
}
