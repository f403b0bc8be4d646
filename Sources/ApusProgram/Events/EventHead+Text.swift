import Formulas
import HistFactory
import Terminal

/// How tables of events are cut.
enum EventTableText {
  /// How many columns a table has unless they were asked for.
  static let mostColumns = 12
}

extension EventHead {
  /// A table, and how many events there were.
  func text(_ style: TextStyle) -> String {
    var table = TextTable(
      [.right("event")]
        + columns.map { $0.type.kind == .text || $0.type.isList ? .left($0.name) : .point($0.name) }
    )
    for row in rows { table.append(["\(row.number)"] + row.cells.map(\.text)) }
    let title = style.apply(.bold, to: source.printable)
    return "\(title): \(amount)\n" + (rows.isEmpty ? "" : "\n\(table.text(style))")
  }

  private var amount: String {
    if isSelected {
      return isFull
        ? "the first \(Digits.grouped(rows.count, "selected event"))"
        : "\(Digits.grouped(rows.count)) of \(Digits.grouped(count.read, "event")) selected"
    }
    guard let total, total > rows.count else {
      return (total == nil && isFull ? "the first " : "") + Digits.grouped(rows.count, "event")
    }
    return "\(Digits.grouped(rows.count)) of \(Digits.grouped(total, "event"))"
  }

  /// A header and a line for each event; lists as in JSON.
  var csv: String {
    let header = columns.map { name, _ in
      name.contains { "\",\n\r".contains($0) }
        ? "\"\(name.replacing("\"", with: "\"\""))\"" : name
    }
    let lines = [header] + rows.map { $0.cells.map(\.csvCell) }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  var json: JSONObject {
    let names = columns.map(\.name)
    return JSONObject([
      ("source", .string(source)),
      (
        "columns",
        .array(
          columns.map { ["name": .string($0.name), "type": .string($0.type.jsonName)] })
      ),
      ("events_read", .count(count.read)),
      (
        "events",
        .array(
          rows.map { row in
            [
              "event": .count(row.number),
              "values": .object(JSONObject(zip(names, row.cells).map { ($0, $1.json) })),
            ]
          })
      ),
    ])
  }
}

extension FormulaType {
  /// “number”, “list of truth values”.
  var jsonName: String { isList ? "list of \(kind.rawValue)s" : kind.rawValue }
}
