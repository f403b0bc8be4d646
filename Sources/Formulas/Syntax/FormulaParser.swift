/// Reads a formula, in C's notation or Python's.
///
/// From the loosest to the tightest: `? :`; `||` and `or`; `&&` and `and`; `not`; comparisons, which
/// do not chain; `|`; `&` (Python's places for them: they join truth values like `||` and `&&`, but
/// comparisons beside them need parentheses); `+ -`; `* / %`; signs, `!` and `~`; `**`, from the
/// right; elements `[ ]`.
struct FormulaParser {
  /// Deeper formulas are refused, as every level takes memory of the stack.
  private static let deepest = 50
  /// How many operations may be within one another.
  static let highest = 300

  private let formula: String
  private let tokens: [FormulaToken]
  private var index = 0
  private var depth = 0

  init(_ formula: String) throws {
    self.formula = formula
    var lexer = FormulaLexer(formula)
    tokens = try lexer.tokens()
  }

  /// The whole formula.
  mutating func parse() throws -> FormulaSyntax {
    guard token.kind != .end else { throw problem(at: 0, "the formula is empty") }
    let result = try choice()
    guard token.kind == .end else {
      throw problem(at: token.position, "\(token.shown) cannot stand here")
    }
    return result
  }

  private var token: FormulaToken { tokens[index] }

  private mutating func choice() throws -> FormulaSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw problem(at: token.position, "parentheses are nested more than \(Self.deepest) deep")
    }
    let condition = try or()
    let position = token.position
    guard accept("?") else { return condition }
    let first = try choice()
    try expect(":", after: "the value behind '?'")
    return try node(
      .choice(condition, then: first, otherwise: try choice()), at: position)
  }

  private mutating func or() throws -> FormulaSyntax {
    try chain([("||", .or)]) { try $0.and() }
  }

  private mutating func and() throws -> FormulaSyntax {
    try chain([("&&", .and)]) { try $0.negation() }
  }

  private mutating func negation() throws -> FormulaSyntax {
    var positions: [Int] = []
    while token.kind == .symbol("not") {
      positions.append(token.position)
      index += 1
    }
    return try positions.reversed().reduce(comparison()) {
      try node(.prefix(.not, $0), at: $1)
    }
  }

  private mutating func comparison() throws -> FormulaSyntax {
    let left = try bitOr()
    let position = token.position
    guard let comparison = acceptComparison() else { return left }
    let right = try bitOr()
    let next = token
    guard acceptComparison() == nil else {
      throw problem(
        at: next.position,
        "comparisons do not chain; write 'a < b && b < c' for 'a < b < c', and parentheses around"
          + " comparisons beside '&' and '|'")
    }
    return try node(.infix(comparison, left, right), at: position)
  }

  private mutating func acceptComparison() -> InfixOperator? {
    guard case .symbol(let symbol) = token.kind, let found = InfixOperator(rawValue: symbol),
      found.isComparison
    else { return nil }
    index += 1
    return found
  }

  private mutating func bitOr() throws -> FormulaSyntax {
    try chain([("|", .or)]) { try $0.bitAnd() }
  }

  private mutating func bitAnd() throws -> FormulaSyntax {
    try chain([("&", .and)]) { try $0.sum() }
  }

  private mutating func sum() throws -> FormulaSyntax {
    try chain([("+", .plus), ("-", .minus)]) { try $0.product() }
  }

  private mutating func product() throws -> FormulaSyntax {
    try chain([("*", .times), ("/", .divided), ("%", .remainder)]) { try $0.signed() }
  }

  private mutating func signed() throws -> FormulaSyntax {
    var signs: [(PrefixOperator, Int)] = []
    while case .symbol(let symbol) = token.kind,
      let sign = PrefixOperator(rawValue: symbol == "~" ? "!" : symbol)
    {
      signs.append((sign, token.position))
      index += 1
    }
    return try signs.reversed().reduce(power()) {
      try node(.prefix($1.0, $0), at: $1.1)
    }
  }

  private mutating func power() throws -> FormulaSyntax {
    let base = try element()
    let position = token.position
    guard accept("**") else {
      guard token.kind != .symbol("^") else {
        throw problem(
          at: position, "'^' is a power to some and an exclusive or to others; write '**' or '!='")
      }
      return base
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw problem(at: position, "powers are nested more than \(Self.deepest) deep")
    }
    return try node(.infix(.power, base, try signed()), at: position)
  }

  private mutating func element() throws -> FormulaSyntax {
    var result = try atom()
    while true {
      let position = token.position
      guard accept("[") else { return result }
      // NumPy's way to say “of every event”.
      if accept(":") { try expect(",", after: "':' in an index") }
      let index = try choice()
      try expect("]", after: "the index")
      result = try node(.element(result, at: index), at: position)
    }
  }

  private mutating func atom() throws -> FormulaSyntax {
    let start = token
    switch start.kind {
    case .number(let value): return try advance(to: .number(value), at: start.position)
    case .text(let text): return try advance(to: .text(text), at: start.position)
    case .name(let name):
      let column = try advance(to: .name(name), at: start.position)
      guard accept("(") else { return column }
      return try node(.call(name, try arguments(of: name)), at: start.position)
    case .symbol("("):
      index += 1
      let inner = try choice()
      try expect(")", after: "what is in parentheses")
      return inner
    case .symbol, .end:
      throw problem(at: start.position, "\(start.shown) where a value is expected")
    }
  }

  private mutating func arguments(of name: String) throws -> [FormulaSyntax] {
    guard !accept(")") else { return [] }
    var arguments = [try choice()]
    while accept(",") { arguments.append(try choice()) }
    try expect(")", after: "the arguments of '\(name)'")
    return arguments
  }

  private mutating func advance(to form: FormulaSyntax.Form, at position: Int) throws
    -> FormulaSyntax
  {
    index += 1
    return try node(form, at: position)
  }

  /// Operators of one rank, from the left.
  private mutating func chain(
    _ symbols: [(String, InfixOperator)], _ operand: (inout Self) throws -> FormulaSyntax
  ) throws -> FormulaSyntax {
    var result = try operand(&self)
    while true {
      let position = token.position
      guard case .symbol(let symbol) = token.kind,
        let found = symbols.first(where: { $0.0 == symbol })?.1
      else { return result }
      index += 1
      result = try node(.infix(found, result, try operand(&self)), at: position)
    }
  }

  private func node(_ form: FormulaSyntax.Form, at position: Int) throws -> FormulaSyntax {
    let node = FormulaSyntax(form: form, position: position)
    guard node.height <= Self.highest else {
      throw problem(at: position, "more than \(Self.highest) operations are within one another")
    }
    return node
  }

  private mutating func accept(_ symbol: String) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ symbol: String, after what: String) throws {
    guard accept(symbol) else {
      throw problem(
        at: token.position, "\(token.shown) where '\(symbol)' is expected after \(what)")
    }
  }

  private func problem(at position: Int, _ reason: String) -> FormulaError {
    FormulaError(formula: formula, position: position, reason: reason)
  }
}
