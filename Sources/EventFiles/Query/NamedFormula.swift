import Formulas

/// A formula with a name, written “mass = sqrt(e**2 - p**2)”; or a column by its name alone.
public struct NamedFormula: Sendable, ExpressibleByStringInterpolation {
  /// What the result is called.
  public let name: String
  /// The formula's text.
  public let formula: String

  /// A formula, or the column of this name where both are the same, however odd it is.
  ///
  /// - Parameters:
  ///   - name: What the result is called.
  ///   - formula: The formula's text.
  public init(_ name: String, _ formula: String) {
    self.name = name
    self.formula = formula
  }

  /// - Parameter text: “name = formula”, or a formula that is then called by its own text.
  public init(_ text: String) {
    let characters = Array(text)
    let place = Self.equalsSign(in: characters)
    let before = String(characters[..<(place ?? 0)]).trimmed
    guard let place, !before.isEmpty, !before.contains("\"") && !before.contains("'") else {
      self.init(text.trimmed.withoutBackquotes, text.trimmed)
      return
    }
    self.init(before.withoutBackquotes, String(characters[(place + 1)...]).trimmed)
  }

  /// Where the first sign is that is part of no comparison, text or name in backquotes.
  private static func equalsSign(in characters: [Character]) -> Int? {
    var quote: Character?
    for (index, character) in characters.enumerated() {
      if let open = quote {
        if character == open { quote = nil }
      } else if "`\"'".contains(character) {
        quote = character
      } else if character == "=", !characters[(index + 1)...].starts(with: ["="]),
        index == 0 || !"=!<>".contains(characters[index - 1])
      {
        return index
      }
    }
    return nil
  }

  /// As ``init(_:)``.
  public init(stringLiteral text: String) { self.init(text) }
}

extension String {
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// The name itself where it is one in backquotes.
  var withoutBackquotes: String {
    guard count > 2, first == "`", last == "`", !dropFirst().dropLast().contains("`") else {
      return self
    }
    return String(dropFirst().dropLast())
  }
}
