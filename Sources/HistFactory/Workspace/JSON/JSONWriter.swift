/// Writes JSON with sorted keys, as `json.dumps(…, sort_keys=True, ensure_ascii=False)` of Python does.
struct JSONWriter {
  /// What stands behind commas and colons.
  enum Spacing {
    /// Nothing.
    case compact
    /// A space, as in the text of which pyhf takes digests.
    case spaced
    /// Behind commas and brackets a new line, indented by four spaces for each level.
    case indented
  }

  private let spacing: Spacing
  private var level = 0
  private(set) var bytes: [UInt8] = []

  init(_ spacing: Spacing) { self.spacing = spacing }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let number): append(number.description)
    case .string(let text): write(text)
    case .array(let elements):
      list(elements, within: "[]") { $0.write($1) }
    case .object(let object):
      list(object.members.sorted { $0.key < $1.key }, within: "{}") { writer, member in
        writer.write(member.key.text)
        writer.separate(":")
        writer.write(member.value)
      }
    }
  }

  private mutating func list<Element>(
    _ elements: [Element], within brackets: StaticString,
    write: (inout JSONWriter, Element) -> Void
  ) {
    bytes.append(brackets.utf8Start[0])
    level += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { separate(",") }
      if spacing == .indented { startLine() }
      write(&self, element)
    }
    level -= 1
    if spacing == .indented, !elements.isEmpty { startLine() }
    bytes.append(brackets.utf8Start[1])
  }

  private mutating func startLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 4 * level))
  }

  private mutating func write(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\r"): append("\\r")
      case UInt8(ascii: "\t"): append("\\t")
      case 0x08: append("\\b")
      case 0x0C: append("\\f")
      case ..<0x20:
        append(byte < 0x10 ? "\\u000" : "\\u00")
        append(String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    append("\"")
  }

  private mutating func separate(_ separator: String) {
    append(separator)
    if spacing == .spaced || (spacing == .indented && separator == ":") { append(" ") }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
