/// A line as it is put together for a file.
struct CSVLine {
  private let separator: CSVSeparator
  private var bytes: [UInt8] = []
  private var isEmpty = true

  init(separator: CSVSeparator) { self.separator = separator }

  /// Writes the line with its end; the next one begins empty.
  mutating func finish(_ file: NewFile) throws {
    // A line without a byte would be a blank one.
    if bytes.isEmpty { bytes = [quote, quote] }
    bytes.append(UInt8(ascii: "\n"))
    try file.append(bytes)
    bytes.removeAll(keepingCapacity: true)
    isEmpty = true
  }

  mutating func append(_ value: Double) {
    separate()
    var text = value.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ text: String) {
    separate()
    guard needsQuotes(text.utf8) else { return bytes.append(contentsOf: text.utf8) }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private mutating func separate() {
    if !isEmpty { bytes.append(separator.byte) }
    isEmpty = false
  }

  private func needsQuotes(_ text: String.UTF8View) -> Bool {
    guard let first = text.first, let last = text.last else { return separator == .blanks }
    // At the beginning of a line it may be taken for a comment, or for a byte-order mark.
    let isMistakable = bytes.isEmpty && !first.isLetterOrDigit
    return first.isBlank || last.isBlank || isMistakable
      || text.contains { byte in
        byte == quote || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
          || byte == separator.byte || (separator == .blanks && byte.isBlank)
      }
  }
}

private let quote = UInt8(ascii: "\"")

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  fileprivate var isLetterOrDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
