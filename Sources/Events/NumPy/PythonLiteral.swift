/// The few Python literals that occur in a header.
struct PythonLiteral {
  /// An element type as it is written: `'<f8'`, or a list of the fields of a record.
  indirect enum ElementType: Equatable {
    case plain(String)
    case record([Field])

    struct Field: Equatable {
      let name: String
      let type: ElementType
      /// Of an array in the record; empty for a single value.
      let shape: [Int]
    }

    var isRecord: Bool {
      if case .record = self { true } else { false }
    }
  }

  private var rest: Substring
  /// Records within records, which must not exhaust the stack.
  private var depth = 0
  private static let largestDepth = 32

  init(_ text: String) { rest = text[...] }

  mutating func take(_ token: String) -> Bool {
    rest = rest.drop(while: \.isWhitespace)
    guard rest.hasPrefix(token) else { return false }
    rest.removeFirst(token.count)
    return true
  }

  mutating func expect(_ token: String) throws {
    guard take(token) else {
      throw NumPyFailure(.badHeader("expected '\(token)' before '\(rest.prefix(20))'"))
    }
  }

  mutating func string() throws -> String {
    let quote: Character = take("\"") ? "\"" : "'"
    if quote == "'" { try expect("'") }
    var content = ""
    while let character = rest.popFirst() {
      if character == quote { return content }
      content.append(character == "\\" ? try escaped() : character)
    }
    throw NumPyFailure(.badHeader("a text that does not end"))
  }

  /// What a backslash stands for, as Python's `repr` writes names of fields.
  private mutating func escaped() throws -> Character {
    switch rest.popFirst() {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "x": return try scalar(digits: 2)
    case "u": return try scalar(digits: 4)
    case "U": return try scalar(digits: 8)
    case let character?: return character
    case nil: throw NumPyFailure(.badHeader("a text that does not end"))
    }
  }

  private mutating func scalar(digits: Int) throws -> Character {
    let text = rest.prefix(digits)
    guard text.count == digits, let value = UInt32(text, radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw NumPyFailure(.badHeader("'\(text)' is no character")) }
    rest.removeFirst(digits)
    return Character(scalar)
  }

  mutating func type() throws -> ElementType {
    guard take("[") else { return .plain(try string()) }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.largestDepth else {
      throw NumPyFailure(.badHeader("records within records, more than \(Self.largestDepth) deep"))
    }
    var fields: [ElementType.Field] = []
    while !take("]") {
      fields.append(try field())
      if !take(",") {
        try expect("]")
        break
      }
    }
    return .record(fields)
  }

  /// `('name', '<f8')`, `('name', '<f8', (3,))`; the name may be a pair of title and name.
  private mutating func field() throws -> ElementType.Field {
    try expect("(")
    let isTitled = take("(")
    var name = try string()
    if isTitled {
      try expect(",")
      name = try string()
      try expect(")")
    }
    try expect(",")
    let type = try type()
    var shape: [Int] = []
    if take(","), !isAt(")") { shape = try tuple() }
    try expect(")")
    return ElementType.Field(name: name, type: type, shape: shape)
  }

  private func isAt(_ token: String) -> Bool {
    rest.drop(while: \.isWhitespace).hasPrefix(token)
  }

  mutating func boolean() throws -> Bool {
    if take("True") { return true }
    try expect("False")
    return false
  }

  mutating func tuple() throws -> [Int] {
    try expect("(")
    var lengths: [Int] = []
    while !take(")") {
      lengths.append(try length())
      if !take(",") {
        try expect(")")
        break
      }
    }
    return lengths
  }

  private mutating func length() throws -> Int {
    rest = rest.drop(while: \.isWhitespace)
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let value = Int(digits) else {
      throw NumPyFailure(.badHeader("expected a length before '\(rest.prefix(20))'"))
    }
    rest = rest[digits.endIndex...]
    // Python 2 marks large integers.
    if rest.first == "L" { rest.removeFirst() }
    return value
  }
}
