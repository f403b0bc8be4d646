/// Cuts bytes into fields and lines.
struct CSVScanner {
  enum Ending { case separator, line, file }

  /// A field's bytes without its outer quotes, and what comes after it.
  struct Field {
    var range: Range<Int>
    var isQuoted: Bool
    var ending: Ending
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let separator: UInt8
  private(set) var position = 0
  /// The line of `position`, counted from 1.
  private(set) var line = 1

  init(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  var isAtEnd: Bool { position >= bytes.count }
  var isAtLineEnd: Bool { isAtEnd || isLineEnd(bytes[position]) }

  func startsWith(_ byte: UInt8?) -> Bool { !isAtEnd && bytes[position] == byte }

  mutating func skipLine() {
    while !isAtLineEnd { position += 1 }
    _ = endField()
  }

  /// The next field; `nil` when a quoted field does not end as it should.
  mutating func field() -> Field? {
    startsWith(quote) ? quotedField() : plainField()
  }

  private mutating func plainField() -> Field {
    let start = position
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == separator || isLineEnd(byte) { break }
      end += 1
    }
    position = end
    return Field(range: start..<end, isQuoted: false, ending: endField())
  }

  private mutating func quotedField() -> Field? {
    position += 1
    let start = position
    guard let end = closingQuote() else { return nil }
    position = end + 1
    guard isAtLineEnd || bytes[position] == separator else { return nil }
    return Field(range: start..<end, isQuoted: true, ending: endField())
  }

  private mutating func closingQuote() -> Int? {
    var index = position
    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote {
        guard index + 1 < bytes.count, bytes[index + 1] == quote else { return index }
        index += 1
      } else if byte == newline {
        line += 1
      }
      index += 1
    }
    return nil
  }

  /// Steps over what ends a field.
  private mutating func endField() -> Ending {
    guard position < bytes.count else { return .file }
    let byte = bytes[position]
    position += 1
    if byte == separator { return .separator }
    if byte == carriageReturn, position < bytes.count, bytes[position] == newline { position += 1 }
    line += 1
    return .line
  }

  /// A field's text with doubled quotes made single; `nil` when it is not UTF-8.
  func text(of field: Field) -> String? {
    let content = UnsafeBufferPointer(rebasing: bytes[field.range])
    guard field.isQuoted, content.contains(quote) else {
      return String(validating: content, as: UTF8.self)
    }
    var single: [UInt8] = []
    var index = 0
    while index < content.count {
      single.append(content[index])
      index += content[index] == quote ? 2 : 1
    }
    return String(validating: single, as: UTF8.self)
  }
}

private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

@inline(__always)
private func isLineEnd(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }
