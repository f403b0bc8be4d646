extension JSONParser {
  /// How many digits an integer may have, as in Python.
  private static let longestInteger = 4300

  /// Reads a number.
  mutating func number() throws(Problem) -> JSONNumber {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let leading = next
    let digits = try skipDigits()
    if digits > 1, leading == UInt8(ascii: "0") {
      throw problem("a number has no leading zeros", at: start)
    }
    var isInteger = true
    if next == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      _ = try skipDigits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      _ = try skipDigits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return isInteger ? try integer(text, digits, at: start) : try double(text, at: start)
  }

  /// Goes past digits, of which there must be one, and returns how many there are.
  private mutating func skipDigits() throws(Problem) -> Int {
    let start = position
    while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
    if position == start { throw unexpected("a digit") }
    return position - start
  }

  private func integer(_ text: String, _ digits: Int, at start: Int) throws(Problem) -> JSONNumber {
    if let value = Int(text) { return .integer(value) }
    guard digits <= Self.longestInteger else {
      throw problem(
        "an integer of \(digits) digits; at most \(Self.longestInteger) are read", at: start)
    }
    return .largeInteger(text)
  }

  private func double(_ text: String, at start: Int) throws(Problem) -> JSONNumber {
    guard let value = Double(text), value.isFinite else {
      throw problem(
        "\(excerpt(from: start)) is beyond the largest number, \(Double.greatestFiniteMagnitude)",
        at: start)
    }
    return .double(value)
  }
}
