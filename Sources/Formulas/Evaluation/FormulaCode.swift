/// A formula whose types are known: what is to be computed.
indirect enum FormulaCode: Sendable {
  case constant(Double)
  case text(String)
  case column(String)
  /// Another formula in place of a name.
  case definition(CompiledFormula)
  case negated(FormulaCode)
  case not(FormulaCode)
  case arithmetic(InfixOperator, FormulaCode, FormulaCode)
  /// Of numbers or of texts.
  case comparison(InfixOperator, FormulaCode, FormulaCode)
  case and(FormulaCode, FormulaCode)
  case or(FormulaCode, FormulaCode)
  case choice(FormulaCode, FormulaCode, FormulaCode)
  case function(String, ElementwiseFunction, [FormulaCode])
  /// The smallest, or largest, of several.
  case extreme(isLargest: Bool, [FormulaCode])
  case reduction(Reduction, FormulaCode)
  /// An element, or else a value for events that do not have it.
  case element(FormulaCode, at: FormulaCode, missing: FormulaCode?)
  /// The elements for which the second list is true.
  case kept(FormulaCode, where: FormulaCode)
  /// What an error in evaluating it points to.
  case placed(FormulaCode, position: Int)
}
