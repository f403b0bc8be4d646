import Formulas

/// The names that the formulas of a query may use.
struct QueryScope {
  private var types: [String: FormulaType]
  private var definitions: [String: QueryPlan.Step] = [:]
  private let columns: [String: FormulaType]
  private let unusable: [String: String]
  private let label: String

  init(_ stream: some EventStream) {
    columns = stream.types
    types = columns
    unusable = stream.unusable
    label = stream.label
  }

  /// Makes a formula known to those behind it.
  ///
  /// - Throws: `EventFilesError.nameTaken`.
  mutating func define(_ step: QueryPlan.Step) throws {
    guard types.updateValue(step.formula.type, forKey: step.name) == nil else {
      throw EventFilesError.nameTaken(stream: label, name: step.name)
    }
    definitions[step.name] = step
  }

  /// A formula, compiled.
  ///
  /// - Throws: `EventFilesError`.
  func step(_ named: NamedFormula) throws -> QueryPlan.Step {
    // A column called by its name alone may have any name.
    let isColumn = named.name == named.formula && types[named.name] != nil
    return try step(name: named.name, isColumn ? "`\(named.name)`" : named.formula)
  }

  /// A formula, compiled.
  ///
  /// - Throws: `EventFilesError`.
  func step(name: String, _ text: String) throws -> QueryPlan.Step {
    try naming(label) {
      let formula = try Formula(text)
      for name in formula.names where types[name] == nil {
        guard let reason = unusable[name] else { continue }
        throw EventFilesError.unusableColumn(stream: label, name: name, reason: reason)
      }
      return QueryPlan.Step(
        name: name, formula: try formula.compiled(for: types), whole: whole(formula))
    }
  }

  /// Nil where that is too much.
  private func whole(_ formula: Formula) -> CompiledFormula? {
    let used = formula.names.compactMap { definitions[$0] }
    guard used.allSatisfy({ $0.whole != nil }) else { return nil }
    return try? formula.compiled(for: columns, inserting: definitions.compactMapValues(\.whole))
  }
}

/// Names the events in the error of a formula.
func naming<Result>(_ label: String, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as FormulaError {
    throw EventFilesError.formula(stream: label, error)
  }
}
