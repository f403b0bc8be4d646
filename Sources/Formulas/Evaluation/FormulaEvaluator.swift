/// Computes a formula for a block of events.
struct FormulaEvaluator {
  let formula: String
  let block: FormulaBlock
  /// Which events matter: what is missing in others is no error. Nil for all.
  var active: [Bool]?
  /// What an error points to.
  var position: Int?

  func value(_ code: FormulaCode) throws -> FormulaValue {
    switch code {
    case .constant(let value): return .constant(value)
    case .text(let text): return .text(text)
    case .column(let name): return FormulaValue(block.columns[name]!)
    case .definition(let inner):
      let evaluator = FormulaEvaluator(formula: inner.text, block: block, active: active)
      return try evaluator.value(inner.code)
    case .placed(let inner, let position):
      var placed = self
      placed.position = position
      return try placed.value(inner)
    case .negated(let operand): return try value(operand).mapped { -$0 }
    case .not(let operand): return try value(operand).mapped { $0 == 0 ? 1 : 0 }
    case .arithmetic(let infix, let left, let right):
      return try arithmetic(infix, value(left), value(right))
    case .comparison(let infix, let left, let right):
      return try comparison(infix, value(left), value(right))
    case .and(let left, let right): return try logical(left, right, isAnd: true)
    case .or(let left, let right): return try logical(left, right, isAnd: false)
    case .choice(let condition, let first, let second):
      return try choice(condition, first, second)
    case .function(_, let function, let arguments):
      return try apply(function, arguments.map(value))
    case .extreme(let isLargest, let arguments): return try extreme(isLargest, arguments)
    case .reduction(let reduction, let list): return try reduce(reduction, value(list))
    case .element(let list, let index, let missing):
      return try element(value(list), value(index), missing: missing.map(value))
    case .kept(let list, let mask): return try kept(value(list), value(mask))
    }
  }

  func problem(event: Int, _ reason: String) -> FormulaError {
    FormulaError(
      formula: formula, position: position, reason: "event \(block.number(of: event)): \(reason)")
  }

  func isActive(_ event: Int) -> Bool { active?[event] ?? true }

  // MARK: Truth values

  /// What decides without the other operand keeps events from mattering there.
  private func logical(_ left: FormulaCode, _ right: FormulaCode, isAnd: Bool) throws
    -> FormulaValue
  {
    let first = try value(left)
    let second = try `where`(first, isTrue: isAnd).value(right)
    if isAnd { return try combined(first, second) { $0 != 0 && $1 != 0 ? 1 : 0 } }
    return try combined(first, second) { $0 != 0 || $1 != 0 ? 1 : 0 }
  }

  private func choice(_ condition: FormulaCode, _ first: FormulaCode, _ second: FormulaCode) throws
    -> FormulaValue
  {
    let decision = try value(condition)
    let a = try `where`(decision, isTrue: true).value(first)
    let b = try `where`(decision, isTrue: false).value(second)
    return try combined([decision, a, b]) { $0[0] != 0 ? $0[1] : $0[2] }
  }

  /// An evaluator to which only events matter where a condition is so. Lists leave it as it is.
  private func `where`(_ condition: FormulaValue, isTrue: Bool) -> Self {
    var narrowed = self
    switch condition {
    case .constant(let value) where (value != 0) != isTrue:
      narrowed.active = Array(repeating: false, count: block.count)
    case .numbers(let values):
      narrowed.active = values.indices.map { isActive($0) && (values[$0] != 0) == isTrue }
    default: break
    }
    return narrowed
  }

  private func extreme(_ isLargest: Bool, _ arguments: [FormulaCode]) throws -> FormulaValue {
    let values = try arguments.map(value)
    return try values.dropFirst().reduce(values[0]) { a, b in
      isLargest
        ? try combined(a, b) { $1 > $0 || $1.isNaN ? $1 : $0 }
        : try combined(a, b) { $1 < $0 || $1.isNaN ? $1 : $0 }
    }
  }
}
