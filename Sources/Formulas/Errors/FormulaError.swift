import Diagnostics
import Foundation

/// What is wrong with a formula. Printing the error shows the formula with a mark at the place.
public struct FormulaError: Error, Sendable, Equatable, CustomStringConvertible, LocalizedError {
  /// The formula as it was given.
  public let formula: String
  /// The place in it, counted in characters from 0; nil where the whole of it is meant.
  public let position: Int?
  /// What is wrong, and what to do.
  public let reason: String

  /// The formula, a mark below the place, and what is wrong there.
  public var description: String {
    guard let position else { return "\(reason), in the formula '\(formula)'" }
    let shown = formula.map { $0.isNewline || $0 == "\t" ? " " : $0 }
    return """
      \(reason)
        \(String(shown))
        \(String(repeating: " ", count: position))^
      """
  }

  /// As ``description``.
  public var errorDescription: String? { description }
}
