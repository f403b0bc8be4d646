/// A word of a formula, and where it begins.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    case number(Double)
    case text(String)
    case name(String)
    /// An operator or a bracket.
    case symbol(String)
    case end
  }

  let kind: Kind
  /// Counted in characters.
  let position: Int

  /// How an error calls it.
  var shown: String {
    switch kind {
    case .number(let value): "the number \(value)"
    case .text(let text): "the text '\(text)'"
    case .name(let name): "'\(name)'"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end of the formula"
    }
  }
}
