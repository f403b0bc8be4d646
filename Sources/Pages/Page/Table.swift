/// A table: texts in the first columns, numbers in the others.
struct Table: Block {
  /// One line.
  struct Row: Sendable {
    var cells: [Cell]
    /// Whether it sums up the rows above.
    var isTotal = false
  }

  let caption: String
  let header: [String]
  /// How many columns are texts; the others are numbers, which stand right.
  let textColumns: Int
  var rows: [Row]

  init(_ caption: String, _ header: [String], textColumns: Int = 1, rows: [[Cell]] = []) {
    (self.caption, self.header, self.textColumns) = (caption, header, textColumns)
    self.rows = rows.map { Row(cells: $0) }
  }

  @ContentBuilder var content: [Content] {
    if !rows.isEmpty {
      scrolling("Table: \(caption)") {
        Element("table") {
          Element("caption") { caption }
          Element("thead") {
            Element("tr") { header.enumerated().map(headCell) }
          }
          Element("tbody") { rows.map(line) }
        }
      }
    }
  }

  private func headCell(_ column: Int, _ text: String) -> Element {
    // A column without a name has nothing to announce.
    text.isEmpty
      ? Element("td") : Element("th", kind(column), ["scope": "col"]) { text }
  }

  private func line(_ row: Row) -> Element {
    Element("tr", row.isTotal ? "total" : "") {
      row.cells.enumerated().map { column, cell in
        column == 0 && textColumns > 0 && !cell.text.isEmpty
          ? Element("th", "", ["scope": "row"]) { cell.content }
          : Element("td", kind(column)) { cell.content }
      }
    }
  }

  private func kind(_ column: Int) -> String { column < textColumns ? "" : "number" }
}
