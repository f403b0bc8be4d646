/// What stands between the cells of a row.
public enum CSVSeparator: Sendable, Equatable {
  /// `,`
  case comma
  /// `;`
  case semicolon
  /// A tab.
  case tab
  /// Any number of spaces and tabs; those at the beginning and end of a line do not count.
  case blanks
  /// Another ASCII character, such as `UInt8(ascii: "|")`.
  case byte(UInt8)

  /// The byte that is written between cells; that of ``blanks`` is a space.
  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .blanks: UInt8(ascii: " ")
    case .byte(let byte): byte
    }
  }

  /// Whether the byte cannot be mistaken for a part of a number, a quote or a line end.
  var isUsable: Bool {
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    return byte < 0x80 && !isDigit && !"\"\n\r+-.eE".utf8.contains(byte)
  }
}
