import Diagnostics

/// Checks the types of a formula and says what is to be computed.
struct FormulaCompiler {
  let formula: String
  let columns: [String: FormulaType]
  /// Formulas in place of names.
  var definitions: [String: CompiledFormula] = [:]

  /// A part with the type of its result.
  typealias Typed = (code: FormulaCode, type: FormulaType)

  func compile(_ syntax: FormulaSyntax) throws -> Typed {
    switch syntax.form {
    case .number(let value): return (.constant(value), .number)
    case .text(let text): return (.text(text), .text)
    case .name(let name): return try column(name, syntax)
    case .prefix(let sign, let operand): return try prefix(sign, operand)
    case .infix(let infix, let left, let right): return try self.infix(infix, left, right, syntax)
    case .choice(let condition, let first, let second):
      return try choice(condition, first, second, syntax)
    case .call(let name, let arguments): return try call(name, arguments, syntax)
    case .element(let list, let index): return try element(list, index, syntax)
    }
  }

  func problem(_ syntax: FormulaSyntax, _ reason: String) -> FormulaError {
    FormulaError(formula: formula, position: syntax.position, reason: reason)
  }

  // MARK: Names

  private func column(_ name: String, _ syntax: FormulaSyntax) throws -> Typed {
    if let definition = definitions[name] { return (.definition(definition), definition.type) }
    if let type = columns[name] { return (.column(name), type) }
    switch name {
    case "true", "True": return (.constant(1), .truth)
    case "false", "False": return (.constant(0), .truth)
    case "pi": return (.constant(.pi), .number)
    default:
      throw problem(
        syntax,
        "there is no column '\(name)'\(suggestion(for: name, in: columns.keys.sorted()))")
    }
  }

  // MARK: Operators

  private func prefix(_ sign: PrefixOperator, _ operand: FormulaSyntax) throws -> Typed {
    switch sign {
    case .not:
      let (code, type) = try truth(operand, of: "'!'")
      return (.not(code), type)
    case .plus: return try number(operand, of: "'+'")
    case .minus:
      let (code, type) = try number(operand, of: "'-'")
      return (.negated(code), type)
    }
  }

  private func infix(
    _ infix: InfixOperator, _ left: FormulaSyntax, _ right: FormulaSyntax, _ syntax: FormulaSyntax
  ) throws -> Typed {
    switch infix {
    case .and, .or:
      let name = "'\(infix.rawValue)'"
      let (a, b) = (try truth(left, of: name), try truth(right, of: name))
      let code = infix == .and ? FormulaCode.and(a.code, b.code) : .or(a.code, b.code)
      return joined(code, .truth, [a, b], syntax)
    case _ where infix.isComparison: return try comparison(infix, left, right, syntax)
    default:
      let name = "'\(infix.rawValue)'"
      let (a, b) = (try number(left, of: name), try number(right, of: name))
      return joined(.arithmetic(infix, a.code, b.code), .number, [a, b], syntax)
    }
  }

  private func comparison(
    _ infix: InfixOperator, _ left: FormulaSyntax, _ right: FormulaSyntax, _ syntax: FormulaSyntax
  ) throws -> Typed {
    let (a, b) = (try compile(left), try compile(right))
    let texts = [a, b].filter { $0.type.kind == .text }.count
    guard texts != 1 else {
      throw problem(syntax, "\(a.type) is compared with \(b.type); expected two of a kind")
    }
    guard texts == 0 || infix == .equal || infix == .unequal else {
      throw problem(syntax, "texts have no order here; they are compared by '==' and '!='")
    }
    return joined(.comparison(infix, a.code, b.code), .truth, [a, b], syntax)
  }

  private func choice(
    _ condition: FormulaSyntax, _ first: FormulaSyntax, _ second: FormulaSyntax,
    _ syntax: FormulaSyntax
  ) throws -> Typed {
    let (a, b, c) = (try truth(condition, of: "'?'"), try compile(first), try compile(second))
    for (part, value) in [(first, b), (second, c)] where value.type.kind == .text {
      throw problem(part, "a text cannot be chosen; expected a number or a truth value")
    }
    let kind: FormulaType.Kind = b.type.kind == c.type.kind ? b.type.kind : .number
    return joined(.choice(a.code, b.code, c.code), kind, [a, b, c], syntax)
  }

  // MARK: Lists

  private func element(
    _ list: FormulaSyntax, _ index: FormulaSyntax, _ syntax: FormulaSyntax
  ) throws -> Typed {
    let (values, place) = (try compile(list), try compile(index))
    guard values.type.isList else {
      throw problem(syntax, "an element is taken of \(values.type); expected a list")
    }
    switch place.type {
    case .truths:
      return (
        .placed(.kept(values.code, where: place.code), position: syntax.position), values.type
      )
    case .number: return picked(values, at: place.code, missing: nil, syntax)
    default:
      throw problem(
        index, "\(place.type) as the place in a list; expected a number or a list of truth values")
    }
  }

  func picked(
    _ list: Typed, at index: FormulaCode, missing: FormulaCode?, _ syntax: FormulaSyntax
  ) -> Typed {
    (
      .placed(.element(list.code, at: index, missing: missing), position: syntax.position),
      FormulaType(list.type.kind)
    )
  }

  // MARK: What is expected

  /// A number or list of numbers; truth values count as 1 and 0.
  func number(_ syntax: FormulaSyntax, of user: String) throws -> Typed {
    let (code, type) = try compile(syntax)
    guard type.kind != .text else {
      throw problem(syntax, "\(type) where \(user) takes a number")
    }
    return (code, FormulaType(.number, isList: type.isList))
  }

  func truth(_ syntax: FormulaSyntax, of user: String) throws -> Typed {
    let (code, type) = try compile(syntax)
    guard type.kind == .truth else {
      throw problem(
        syntax,
        "\(type) where \(user) takes a truth value; compare it with something (comparisons beside"
          + " '&' and '|' need parentheses)")
    }
    return (code, type)
  }

  /// The result of what is computed element by element: a list if any part is one.
  func joined(
    _ code: FormulaCode, _ kind: FormulaType.Kind, _ parts: [Typed], _ syntax: FormulaSyntax
  ) -> Typed {
    let lists = parts.filter(\.type.isList).count
    return (
      lists > 1 ? .placed(code, position: syntax.position) : code,
      FormulaType(kind, isList: lists > 0)
    )
  }
}
