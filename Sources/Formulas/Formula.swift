/// A formula over the columns of events, as text.
///
/// ```swift
/// let formula = try Formula("sqrt(2 * pt[0] * pt[1] * (cosh(eta[0] - eta[1]) - cos(delta_phi(phi[0], phi[1]))))")
/// formula.names                                             // ["pt", "eta", "phi"]
/// let mass = try formula.compiled(for: ["pt": .numbers, "eta": .numbers, "phi": .numbers])
/// try mass.evaluate(block)
/// ```
///
/// The notation is C's or Python's: `+ - * / % **`, comparisons, `&&` or `and` or `&`, `||` or `or` or
/// `|`, `!` or `not` or `~`, `condition ? a : b` or `where(condition, a, b)`, texts in quotes, columns
/// with odd names in backquotes. Functions go by their names in C, NumPy or TMath. Where the two differ:
/// `/` never cuts off (1 / 2 is 0.5), the remainder `%` has the sign of its left side as in C, `!` and `~`
/// bind tighter than comparisons and `not` does not, `round` takes halves to the even number as in Python,
/// and `^` is refused.
///
/// Everything is computed element by element; where lists meet, they have the same lengths, and one
/// number serves all elements of its event. `list[0]` is an element, from the end if negative, and
/// an event without it is an error unless a condition leaves the event out;
/// `leading(list, missing)` and `padded(list, 2, missing)` say what stands for it. `list[:, 0]` is
/// NumPy's way to write `list[0]`.
/// `list[list > 30]` is a shorter list. `count`, `sum`, `product`, `mean`, `min`, `max`, `argmin`,
/// `argmax`, `any` and `all` make one number of a list.
///
/// Numbers are doubles. NaN and infinities follow IEEE 754: comparisons with NaN are false, but for
/// `!=`.
public struct Formula: Sendable {
  /// The text as it was given.
  public let text: String
  /// The names of columns in it, each once, in the order of their first use; among them are also
  /// `pi`, `true` and `false` where they occur.
  public let names: [String]
  let syntax: FormulaSyntax

  /// How many operations there may be with definitions in their places.
  private static let largest = 10_000

  /// - Throws: ``FormulaError`` for a text that is no formula.
  public init(_ text: String) throws {
    var parser = try FormulaParser(text)
    syntax = try parser.parse()
    self.text = text
    names = syntax.names
  }

  /// The formula, ready to be evaluated for events with these columns.
  ///
  /// - Parameter columns: What each column holds; those that the formula does not name do not matter.
  /// - Throws: ``FormulaError`` for a column or function that there is not, with near names, and for
  ///   values of a kind that an operation does not take.
  public func compiled(for columns: [String: FormulaType]) throws -> CompiledFormula {
    try compiled(for: columns, inserting: [:])
  }

  /// The formula, ready to be evaluated for events with these columns, with formulas in place of some
  /// names: they are computed where the formula needs them, and only for the events for which it does.
  ///
  /// - Parameters:
  ///   - columns: What each column holds.
  ///   - definitions: Formulas by name, compiled for the same columns; they come before columns.
  /// - Throws: As ``compiled(for:)``, and where more operations would be within one another than the stack
  ///   has room for, or more would be computed than there is time for.
  package func compiled(
    for columns: [String: FormulaType], inserting definitions: [String: CompiledFormula]
  ) throws -> CompiledFormula {
    let inserted = names.compactMap { definitions[$0] }
    let height = syntax.height + (inserted.map(\.height).max() ?? 0)
    let size = syntax.size { definitions[$0]?.size ?? 1 }
    guard inserted.isEmpty || (height <= FormulaParser.highest && size <= Self.largest) else {
      throw FormulaError(
        formula: text, position: nil,
        reason:
          "with its definitions it has \(size) operations, \(height) within one another; up to"
          + " \(Self.largest) and \(FormulaParser.highest) are computed")
    }
    let compiler = FormulaCompiler(formula: text, columns: columns, definitions: definitions)
    let (code, type) = try compiler.compile(syntax)
    let own = names.filter { columns[$0] != nil && definitions[$0] == nil }
    return CompiledFormula(
      text: text, type: type, names: own + inserted.flatMap(\.names).filter { !own.contains($0) },
      code: code, height: height, size: size)
  }
}

/// A formula whose columns are known.
public struct CompiledFormula: Sendable {
  /// The formula as text.
  public let text: String
  /// What it comes to for one event.
  public let type: FormulaType
  /// The columns that it needs.
  public let names: [String]
  let code: FormulaCode
  /// How many operations are within one another at most, and how many there are.
  let (height, size): (Int, Int)

  /// What it comes to for each event of a block.
  ///
  /// - Throws: ``FormulaError`` naming the event, for an element that a list does not have, the
  ///   smallest element of none and the like, and for lists of different lengths.
  /// - Precondition: The block has the columns ``names``, each of the type that it was compiled for.
  public func evaluate(_ block: FormulaBlock) throws -> FormulaColumn {
    for name in names {
      precondition(block.columns[name] != nil, "a block without the column '\(name)'")
    }
    return try FormulaEvaluator(formula: text, block: block).value(code).column(count: block.count)
  }
}
