/// The pieces of an XML document, and the line that has been reached.
struct MarkupScanner {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1

  init(_ text: String, file: String) {
    bytes = Array(text.utf8)
    self.file = file
  }

  var isAtEnd: Bool { position == bytes.count }
  var place: DialectPlace { DialectPlace(file: file, line: line) }

  func error(_ reason: String) -> DialectError { place.error(reason) }

  /// Whether these characters came next; if so, they are passed.
  mutating func skip(_ text: StaticString) -> Bool {
    let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[position...].starts(with: expected) else { return false }
    position += expected.count
    return true
  }

  /// Whether there was any white space.
  @discardableResult
  mutating func skipWhitespace() -> Bool {
    let start = position
    while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { advance() }
    return position > start
  }

  /// What stands before the terminator, which is passed, too.
  mutating func take(upTo terminator: StaticString, of what: String) throws -> [UInt8] {
    let (start, begin) = (position, place)
    while !isAtEnd {
      let end = position
      if skip(terminator) { return Array(bytes[start..<end]) }
      advance()
    }
    throw begin.error("\(what) has no end '\(terminator)'")
  }

  mutating func name() throws -> String {
    let start = position
    while position < bytes.count, isNamePart(bytes[position]) { position += 1 }
    guard position > start, !"0123456789.-".utf8.contains(bytes[start]) else {
      throw error("a name is expected here")
    }
    return string(bytes[start..<position])
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || "_:-.".utf8.contains(byte) || (0x30...0x39).contains(byte)
      || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// The characters up to the next '<', with references expanded.
  mutating func text() throws -> String {
    try expandedText { $0 == UInt8(ascii: "<") }
  }

  /// An attribute's value, with references expanded.
  mutating func quotedValue() throws -> String {
    let begin = place
    let quote = isAtEnd ? 0 : bytes[position]
    guard skip("\"") || skip("'") else { throw error("a value in quotes is expected here") }
    let value = try expandedText { $0 == quote || $0 == UInt8(ascii: "<") }
    guard !isAtEnd, bytes[position] == quote else {
      throw begin.error("the value '\(value.prefix(40))' has no closing quote")
    }
    position += 1
    return value
  }

  private mutating func expandedText(until isEnd: (UInt8) -> Bool) throws -> String {
    var text: [UInt8] = []
    while !isAtEnd, !isEnd(bytes[position]) {
      if bytes[position] == UInt8(ascii: "&") {
        text += Array(try reference().utf8)
      } else {
        text.append(bytes[position])
        advance()
      }
    }
    return string(text)
  }

  /// What `&amp;`, `&#65;` and their like stand for.
  private mutating func reference() throws -> String {
    position += 1
    let name = bytes[position...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
    guard let expansion = Self.expansion(of: string(name)),
      position + name.count < bytes.count, bytes[position + name.count] == UInt8(ascii: ";")
    else {
      throw error("entity '&\(string(name))' is not known; only the predefined ones are read")
    }
    position += name.count + 1
    return expansion
  }

  private static let predefined = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  private static func expansion(of name: String) -> String? {
    if let character = predefined[name] { return character }
    guard name.hasPrefix("#") else { return nil }
    let number =
      name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
    return number.flatMap(Unicode.Scalar.init).map { String($0) }
  }

  private mutating func advance() {
    if bytes[position] == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  // The document is valid UTF-8, and is cut at ASCII characters only.
  func string(_ part: some Collection<UInt8>) -> String { String(decoding: part, as: UTF8.self) }
}
