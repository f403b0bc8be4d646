import Diagnostics

/// What is wrong with an objective written as text.
public enum ObjectiveError: Error, Hashable, CustomStringConvertible {
  case unknown(String)
  case weight(String, in: String)
  case argument(String, given: String?)
  case empty

  public var description: String {
    let words = Measure.all.map(\.word)
    switch self {
    case .unknown(let word):
      return """
        there is no objective '\(word)'\(suggestion(for: word, in: words)); the objectives are \
        \(words.joined(separator: ", ")); each may be added, multiplied by a number, and preceded by \
        'counting'
        """
    case .weight(let text, let term):
      return "'\(text)' in '\(term)' is not a finite number; write it as '0.5 * cls'"
    case .argument(let word, let given):
      let entry = Measure.all.first { $0.word == word }
      guard let argument = entry?.argument else {
        return "'\(word)' takes nothing in brackets, given '\(given ?? "")'"
      }
      return """
        '\(word)' needs a positive number (\(argument)) in brackets, \
        given \(given.map { "'\($0)'" } ?? "none"); write it as '\(word)(5)'
        """
    case .empty: return "an objective is missing; write for example 'significance'"
    }
  }
}
