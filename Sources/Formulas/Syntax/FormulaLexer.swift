/// Cuts a formula into words.
struct FormulaLexer {
  private static let symbols = [
    "**", "==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "<", ">", "!", "&", "|", "~",
    "(", ")", "[", "]", ",", "?", ":", "^",
  ]

  /// Words that stand for symbols; in backquotes they are names.
  private static let words = ["and": "&&", "or": "||", "not": "not"]

  private let formula: String
  private let characters: [Character]
  private var position = 0

  init(_ formula: String) {
    self.formula = formula
    characters = Array(formula)
  }

  /// All words, the last of which is the end.
  mutating func tokens() throws -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    while true {
      while let character = current, character.isWhitespace { position += 1 }
      let start = position
      guard let character = current else {
        return tokens + [FormulaToken(kind: .end, position: start)]
      }
      tokens.append(FormulaToken(kind: try kind(character), position: start))
    }
  }

  private var current: Character? { position < characters.count ? characters[position] : nil }

  private func next(_ offset: Int) -> Character? {
    position + offset < characters.count ? characters[position + offset] : nil
  }

  private mutating func kind(_ character: Character) throws -> FormulaToken.Kind {
    if isDigit(character) || (character == "." && next(1).map(isDigit) == true) {
      return try number()
    }
    if isLetter(character) {
      let name = name()
      return Self.words[name].map { .symbol($0) } ?? .name(name)
    }
    if character == "`" { return .name(try quoted(by: character, called: "name")) }
    if character == "\"" || character == "'" {
      return .text(try quoted(by: character, called: "text"))
    }
    for symbol in Self.symbols where matches(symbol) {
      position += symbol.count
      return .symbol(symbol)
    }
    throw problem(at: position, "the character '\(character)' means nothing in a formula")
  }

  private func matches(_ symbol: String) -> Bool {
    symbol.enumerated().allSatisfy { next($0) == $1 }
  }

  /// Letters, digits and underscores; and points and double colons, as branches and functions have
  /// them, where a letter follows.
  private mutating func name() -> String {
    let start = position
    while let character = current {
      if isLetter(character) || isDigit(character) {
        position += 1
      } else if character == ".", next(1).map(isLetter) == true {
        position += 2
      } else if character == ":", next(1) == ":", next(2).map(isLetter) == true {
        position += 3
      } else {
        break
      }
    }
    return String(characters[start..<position])
  }

  private mutating func quoted(by quote: Character, called what: String) throws -> String {
    let start = position
    position += 1
    while let character = current, character != quote { position += 1 }
    guard current != nil else { throw problem(at: start, "the \(what) has no closing \(quote)") }
    position += 1
    return String(characters[(start + 1)..<(position - 1)])
  }

  private mutating func number() throws -> FormulaToken.Kind {
    let start = position
    while let character = current, isDigit(character) || character == "." { position += 1 }
    if let character = current, character == "e" || character == "E" {
      let sign = next(1) == "+" || next(1) == "-" ? 1 : 0
      if next(1 + sign).map(isDigit) == true {
        position += 1 + sign
        while let character = current, isDigit(character) { position += 1 }
      }
    }
    let text = String(characters[start..<position])
    guard let value = Double(text), value.isFinite, !(current.map(isLetter) ?? false) else {
      throw problem(at: start, "'\(text + (current.map(String.init) ?? ""))' is no number")
    }
    return .number(value)
  }

  private func problem(at position: Int, _ reason: String) -> FormulaError {
    FormulaError(formula: formula, position: position, reason: reason)
  }
}

private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

private func isLetter(_ character: Character) -> Bool {
  character == "_" || (character.isLetter && character != "ª" && character != "º")
}
