extension JSONParser {
  /// A problem at a byte, or where the parser stands.
  func problem(_ reason: String, at offset: Int? = nil) -> Problem {
    Problem(reason: reason, offset: offset ?? position)
  }

  /// Something else stands where this was expected.
  func unexpected(_ expected: String) -> Problem {
    guard position < bytes.count else {
      return problem("the text ends where \(expected) is expected")
    }
    let word = excerpt(from: position)
    return switch word.lowercased() {
    case "nan", "-nan", "infinity", "-infinity", "inf", "-inf":
      problem("JSON has no \(word); numbers are finite")
    default: problem("\(expected) is expected, given '\(word)'")
    }
  }

  /// What stands at a byte, to the next separator and no longer than a person reads.
  func excerpt(from start: Int) -> String {
    let separators = Array(" \t\r\n,:[]{}\"".utf8)
    let rest = bytes[start...].prefix(24)
    let word = rest.dropFirst().prefix { !separators.contains($0) }
    let text = String(decoding: rest.prefix(1) + word, as: UTF8.self)
    return word.count == 23 ? text + "…" : text
  }

  /// The line and column of a byte, both from 1; a column is one Unicode scalar.
  func place(of offset: Int) -> (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let isContinuation = { (byte: UInt8) in byte & 0xC0 == 0x80 }
    return (line, before[lineStart...].count { !isContinuation($0) } + 1)
  }
}
