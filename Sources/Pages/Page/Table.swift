import Terminal

/// What stands in a cell or a card: a text, or a number whose full digits the page keeps, too.
struct Cell: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  let text: String
  var value: Double?

  init(_ text: String, value: Double? = nil) { (self.text, self.value) = (text, value) }
  init(stringLiteral text: String) { self.init(text) }

  /// A number to some significant digits; a dash for none.
  static func number(_ value: Double?, digits: Int = 4) -> Cell {
    value.map { Cell(Digits.significant($0, digits).withPower, value: $0) } ?? "–"
  }

  /// A number that was counted or chosen, without zeros at its end.
  static func chosen(_ value: Double) -> Cell {
    Cell(Digits.chosen(value).withPower, value: value)
  }

  /// A number to some decimals, with its error where that is known.
  static func measured(_ value: Double, _ error: Double?) -> Cell {
    guard let error, error > 0 else { return .number(value) }
    let (text, spread) = Digits.measured(value, error)
    return Cell("\(text.withPower) ± \(spread.withPower)", value: value)
  }

  @ContentBuilder var content: [Content] {
    if let value {
      Element("data", "", ["value": "\(value)"]) { text }
    } else {
      text
    }
  }
}

extension String {
  /// The number's text with a power of ten as it is printed: 7.7e-13 as 7.7 × 10⁻¹³.
  fileprivate var withPower: String {
    let parts = split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return self }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let power = "\(abs(exponent))".compactMap(\.wholeNumberValue).map { digits[$0] }
    return "\(parts[0]) × 10\(exponent < 0 ? "⁻" : "")\(String(power))"
  }
}

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
