import EventFiles
import Formulas
import HistFactory
import Terminal

/// The first events of a file, to be shown.
struct EventHead {
  /// The file, as it was given.
  let source: String
  let columns: [(name: String, type: FormulaType)]
  let rows: [Row]
  let count: EventCount
  /// The number of events of the file; nil where only reading it all tells.
  let total: Int?
  /// Whether events were left out.
  let isSelected: Bool
  /// Whether there may be more.
  let isFull: Bool

  struct Row {
    /// The event's place in the file.
    let number: Int
    let cells: [EventValue]
  }

  init(_ query: EventQuery, _ stream: some EventStream, source: String) throws {
    self.source = source
    total = stream.count
    isSelected = query.selection != nil
    let columns = try query.types(on: stream)
    var rows: [Row] = []
    count = try query.run(on: stream) { block in
      for event in 0..<block.count {
        let cells = columns.map { EventValue(block.columns[$0.name]!, event, $0.type) }
        rows.append(Row(number: block.number(of: event), cells: cells))
      }
    }
    self.columns = columns
    self.rows = rows
    isFull = query.limit == rows.count
  }
}

/// What a column holds for one event.
struct EventValue {
  let elements: [JSONValue]
  let isList: Bool

  init(_ column: FormulaColumn, _ event: Int, _ type: FormulaType) {
    isList = type.isList
    let range = column.offsets.map { $0[event]..<$0[event + 1] } ?? event..<event + 1
    switch column.values {
    case .texts(let texts): elements = texts[range].map { .string($0) }
    case .numbers(let numbers):
      elements = numbers[range].map { number in
        type.kind == .truth ? .bool(number != 0) : .shortest(number)
      }
    }
  }

  var json: JSONValue { isList ? .array(elements) : elements[0] }

  /// For a table: numbers to six digits, the first elements of lists.
  var text: String {
    guard isList else { return elements[0].cell }
    let shown = elements.prefix(3).map(\.cell).joined(separator: ", ")
    return elements.count > 3 ? "[\(shown), … \(elements.count)]" : "[\(shown)]"
  }

  /// For comma-separated values: everything.
  var csvCell: String {
    let text = isList ? json.description : elements[0].exactText
    let isQuoted = text.contains { "\",\n\r".contains($0) } || text.first == " " || text.last == " "
    return isQuoted ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}

extension JSONValue {
  /// A number, whole ones as integers. What is not finite, which JSON does not have, is a text.
  fileprivate static func shortest(_ number: Double) -> JSONValue {
    guard number.isFinite else {
      return .string(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf")
    }
    guard abs(number) < 0x1p53, number == number.rounded(), number != 0 || number.sign == .plus
    else { return .number(.double(number)) }
    return .number(.integer(Int(number)))
  }

  fileprivate var cell: String {
    switch self {
    case .number(.double(let number)): Digits.chosen(number)
    case .bool(let truth): "\(truth)"
    default: exactText
    }
  }

  fileprivate var exactText: String {
    switch self {
    case .string(let text): text
    case .bool(let truth): truth ? "1" : "0"
    case .number(let number): number.description
    default: description
    }
  }
}
