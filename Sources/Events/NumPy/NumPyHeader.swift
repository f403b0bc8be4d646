/// The description in front of an array's bytes, written as a literal Python dictionary:
/// `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
struct NumPyHeader: Equatable {
  var type = ""
  var isFortranOrder = false
  var shape: [Int] = []

  /// - Throws: `NumPyFailure` with the problem.
  init(parsing text: String) throws {
    var literal = PythonLiteral(text)
    var seen: Set<String> = []
    try literal.expect("{")
    while !literal.take("}") {
      let key = try literal.string()
      guard seen.insert(key).inserted else { throw NumPyFailure(.badHeader("'\(key)' twice")) }
      try literal.expect(":")
      switch key {
      case "descr": type = try literal.type()
      case "fortran_order": isFortranOrder = try literal.boolean()
      case "shape": shape = try literal.tuple()
      default: throw NumPyFailure(.badHeader("unknown key '\(key)'"))
      }
      if !literal.take(",") {
        try literal.expect("}")
        break
      }
    }
    guard seen.count == 3 else {
      throw NumPyFailure(.badHeader("it needs 'descr', 'fortran_order' and 'shape'"))
    }
  }
}

/// A problem before the file's name is known.
struct NumPyFailure: Error {
  let problem: NumPyProblem
  init(_ problem: NumPyProblem) { self.problem = problem }
}

/// The few Python literals that occur in a header.
private struct PythonLiteral {
  private var rest: Substring

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
    let quote = take("\"") ? "\"" : "'"
    if quote == "'" { try expect("'") }
    let content = rest.prefix { String($0) != quote }
    rest = rest[content.endIndex...]
    try expect(quote)
    return String(content)
  }

  /// An element type; the list that describes a record is kept as it is, for the error's sake.
  mutating func type() throws -> String {
    rest = rest.drop(while: \.isWhitespace)
    guard rest.hasPrefix("[") else { return try string() }
    throw NumPyFailure(.unsupportedType(String(rest.prefix { $0 != "]" }) + "]"))
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
    return value
  }
}
