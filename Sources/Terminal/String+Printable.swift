extension String {
  /// The text with control characters written as `\n`, `\t` or `\u{1B}`, so that a name from a file
  /// cannot move a terminal's cursor or tear a table apart.
  public var printable: String {
    if unicodeScalars.allSatisfy({ !$0.isControl }) { return self }
    return unicodeScalars.map(\.printable).joined()
  }

  /// The same, but with line breaks as they are: for messages of several lines.
  public var printableLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
      .joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { properties.generalCategory == .control || isDirectional }

  /// Marks that reorder the text after them.
  private var isDirectional: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }

  fileprivate var printable: String {
    guard isControl else { return String(self) }
    return switch self {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}
