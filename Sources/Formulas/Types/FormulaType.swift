/// What a column, or the result of a formula, holds for one event.
public struct FormulaType: Sendable, Hashable, CustomStringConvertible {
  /// What kind of value.
  public enum Kind: String, Sendable {
    case number
    /// True or false; computed as 1 and 0.
    case truth = "truth value"
    case text
  }

  /// What kind of value.
  public let kind: Kind
  /// Whether an event has a list of them, whose length may differ from event to event.
  public let isList: Bool

  /// - Parameters:
  ///   - kind: What kind of value.
  ///   - isList: Whether an event has a list of them.
  public init(_ kind: Kind, isList: Bool = false) {
    self.kind = kind
    self.isList = isList
  }

  /// A number for each event.
  public static let number = FormulaType(.number)
  /// True or false for each event.
  public static let truth = FormulaType(.truth)
  /// A text for each event.
  public static let text = FormulaType(.text)
  /// A list of numbers for each event.
  public static let numbers = FormulaType(.number, isList: true)
  /// A list of truth values for each event.
  public static let truths = FormulaType(.truth, isList: true)
  /// A list of texts for each event.
  public static let texts = FormulaType(.text, isList: true)

  /// “a number”, “a list of truth values”.
  public var description: String {
    isList ? "a list of \(kind.rawValue)s" : "a \(kind.rawValue)"
  }
}
