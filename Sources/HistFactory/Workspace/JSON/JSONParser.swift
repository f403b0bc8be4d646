/// Reads JSON as RFC 8259 defines it, and nothing else.
///
/// Refused beyond that are keys that an object has twice (RFC 8259 leaves open what they mean; Python
/// would silently take the last), numbers that no double can hold, and lone surrogates, which are no text.
struct JSONParser {
  /// What is wrong, and at which byte.
  struct Problem: Error {
    let reason: String
    let offset: Int
  }

  let bytes: [UInt8]
  var position = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value of the whole text.
  mutating func document() throws(Problem) -> JSONValue {
    // A byte order mark says nothing in UTF-8; RFC 8259 allows to ignore it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try value()
    skipSpace()
    if position < bytes.count { throw unexpected("the end") }
    return value
  }

  private mutating func value() throws(Problem) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"):
      return .object(try nested { parser throws(Problem) in try parser.object() })
    case UInt8(ascii: "["):
      return .array(try nested { parser throws(Problem) in try parser.array() })
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw unexpected("a value")
    }
  }

  private mutating func nested<Result>(
    _ read: (inout JSONParser) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    depth += 1
    if depth > JSONValue.deepestNesting {
      throw problem("arrays and objects are nested more than \(JSONValue.deepestNesting) deep")
    }
    position += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  private mutating func array() throws(Problem) -> [JSONValue] {
    var elements: [JSONValue] = []
    if skip(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value())
      if skip(UInt8(ascii: "]")) { return elements }
      if !skip(UInt8(ascii: ",")) { throw unexpected("',' or ']'") }
    }
  }

  private mutating func object() throws(Problem) -> JSONObject {
    var object = JSONObject()
    if skip(UInt8(ascii: "}")) { return object }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
      let start = position
      let key = JSONKey(try string())
      if !skip(UInt8(ascii: ":")) { throw unexpected("':'") }
      let value = try value()
      if object.members.updateValue(value, forKey: key) != nil {
        throw problem("the object has two members '\(key.text)'; remove one", at: start)
      }
      if skip(UInt8(ascii: "}")) { return object }
      if !skip(UInt8(ascii: ",")) { throw unexpected("',' or '}'") }
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Problem) -> JSONValue
  {
    let text = "\(word)"
    guard bytes[position...].starts(with: text.utf8) else { throw unexpected("a value") }
    position += text.utf8.count
    return value
  }
}

extension JSONParser {
  /// The byte at the position; nil at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Goes past white space, and past this byte if it follows.
  private mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        position += 1
      default: return
      }
    }
  }
}
