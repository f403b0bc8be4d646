import Foundation

extension Objective: CustomStringConvertible {
  /// As a command line takes it: "cls + 0.5 * uncertainty".
  public var description: String { terms.map(\.description).joined(separator: " + ") }

  /// The words for measures, those with a number with what it means in brackets.
  public static var words: [String] {
    Measure.all.map { entry in entry.word + (entry.argument.map { "(\($0))" } ?? "") }
  }

  /// The objective that a text writes.
  ///
  /// Terms are joined by `+`. A term is a word, `counting` before it to leave out nuisance parameters,
  /// a number and `*` before that to weigh it, and in brackets after it what it needs: events, a
  /// share, or the name of one signal process.
  ///
  /// - Throws: `ObjectiveError`.
  public init(parsing text: String) throws {
    self.init(try Self.split(text).map(Term.init(parsing:)))
  }

  /// The text between the plus signs that stand outside brackets and are no part of a number.
  private static func split(_ text: String) -> [String] {
    var (parts, depth, last) = ([""], 0, Character(" "))
    for character in text {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      let before = parts[parts.count - 1]
      let isExponent =
        (last == "e" || last == "E")
        && (before.dropLast().last?.isNumber ?? false || before.dropLast().last == ".")
      if character == "+" && depth == 0 && !isExponent {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      last = character
    }
    return parts
  }
}

extension Objective.Term: CustomStringConvertible {
  public var description: String {
    let argument = measure.argument.map { "\(shortest($0))" } ?? signal
    return (weight == 1 ? "" : "\(shortest(weight)) * ") + (isCounting ? "counting " : "")
      + measure.word + (argument.map { "(\($0))" } ?? "")
  }

  private func shortest(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }

  fileprivate init(parsing text: String) throws {
    var rest = text.trimmed
    guard !rest.isEmpty else { throw ObjectiveError.empty }
    var weight = 1.0
    // A signal's name may have one, too.
    if let star = rest.prefix(while: { $0 != "(" }).firstIndex(of: "*") {
      let number = rest[..<star].trimmed
      guard let value = Double(number), value.isFinite else {
        throw ObjectiveError.weight(number, in: rest)
      }
      weight = value
      rest = rest[rest.index(after: star)...].trimmed
    }
    let isCounting = rest.hasPrefix("counting ")
    if isCounting { rest = rest.dropFirst("counting ".count).trimmed }
    let (word, argument) = Self.wordAndArgument(rest)
    guard let entry = Measure.all.first(where: { $0.word == word }) else {
      throw ObjectiveError.unknown(word)
    }
    if entry.argument == nil {
      let measure = entry.make(0)
      guard argument == nil || measure.takesSignal else {
        throw ObjectiveError.argument(word, given: argument)
      }
      self.init(measure, weight: weight, isCounting: isCounting, signal: argument)
    } else {
      guard let number = argument.flatMap(Double.init), number > 0, number.isFinite else {
        throw ObjectiveError.argument(word, given: argument)
      }
      self.init(entry.make(number), weight: weight, isCounting: isCounting)
    }
  }

  private static func wordAndArgument(_ text: String) -> (String, String?) {
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return (text, nil) }
    return (text[..<open].trimmed, text[text.index(after: open)...].dropLast().trimmed)
  }
}

extension StringProtocol {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

extension Objective: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(parsing: container.decode(String.self))
    } catch let error as ObjectiveError {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
