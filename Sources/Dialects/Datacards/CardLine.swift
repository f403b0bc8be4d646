/// The words of a line of a card, without comment.
struct CardLine {
  let words: [String]
  let place: DialectPlace

  init(_ text: Substring, place: DialectPlace) {
    words = text.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
    self.place = place
  }

  var keyword: String { words[0] }
  var arguments: ArraySlice<String> { words.dropFirst() }

  /// Whether there is nothing in it, or a rule such as `-----`.
  var isBlank: Bool { words.isEmpty || keyword.hasPrefix("--") }

  func error(_ reason: String) -> DialectError { place.error(reason) }

  func number(_ word: String, _ what: String) throws -> Double {
    guard let number = decimalNumber(word) else {
      throw error("\(what) '\(word)' is not a finite number")
    }
    return number
  }

  func requireWords(_ range: PartialRangeFrom<Int>, _ form: String) throws {
    if words.count < range.lowerBound { throw error("expected '\(form)'") }
  }
}
