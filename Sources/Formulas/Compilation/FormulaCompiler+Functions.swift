import Diagnostics

extension FormulaCompiler {
  /// Functions that are neither element by element nor reductions, with their arguments.
  private static let special: [String: String] = [
    "where": "where(condition, value, otherwise)",
    "leading": "leading(list, missing)",
    "padded": "padded(list, index, missing)",
  ]

  func call(_ name: String, _ arguments: [FormulaSyntax], _ syntax: FormulaSyntax) throws -> Typed {
    let plain = plainName(name)
    if plain == "pi", arguments.isEmpty { return (.constant(.pi), .number) }
    if let form = Self.special[plain] { return try special(plain, form, arguments, syntax) }
    if plain == "min" || plain == "max", arguments.count > 1 {
      return try extreme(plain, arguments, syntax)
    }
    if let reduction = Reduction(rawValue: plain) ?? Reduction.aliases[plain] {
      return try reduce(plain, reduction, arguments, syntax)
    }
    let known = ElementwiseFunction.aliases[plain] ?? plain
    if let function = ElementwiseFunction.all[known] {
      return try elementwise(known, function, arguments, syntax)
    }
    throw problem(
      syntax, "there is no function '\(name)'\(suggestion(for: plain, in: Self.functionNames))")
  }

  private static let functionNames: [String] =
    (ElementwiseFunction.all.keys.sorted() + Reduction.allCases.map(\.rawValue)
      + special.keys.sorted())

  /// Without the place where C++ or Python has it, and in small letters: “TMath::Abs” is “abs”.
  private func plainName(_ name: String) -> String {
    for prefix in ["TMath::", "std::", "np.", "numpy.", "math."] where name.hasPrefix(prefix) {
      return name.dropFirst(prefix.count).lowercased()
    }
    return name
  }

  private func elementwise(
    _ name: String, _ function: ElementwiseFunction, _ arguments: [FormulaSyntax],
    _ syntax: FormulaSyntax
  ) throws -> Typed {
    try require(arguments, count: function.arity, of: name, syntax)
    let parts = try arguments.map { try number($0, of: "'\(name)'") }
    var kind = FormulaType.Kind.number
    if case .unary(_, let result) = function { kind = result }
    return joined(.function(name, function, parts.map(\.code)), kind, parts, syntax)
  }

  private func extreme(
    _ name: String, _ arguments: [FormulaSyntax], _ syntax: FormulaSyntax
  ) throws -> Typed {
    let parts = try arguments.map { try number($0, of: "'\(name)'") }
    return joined(
      .extreme(isLargest: name == "max", parts.map(\.code)), .number, parts, syntax)
  }

  private func reduce(
    _ name: String, _ reduction: Reduction, _ arguments: [FormulaSyntax], _ syntax: FormulaSyntax
  ) throws -> Typed {
    try require(arguments, count: 1, of: name, syntax)
    let list =
      reduction.wantsTruth
      ? try truth(arguments[0], of: "'\(name)'")
      : reduction == .count
        ? try compile(arguments[0]) : try number(arguments[0], of: "'\(name)'")
    guard list.type.isList else {
      throw problem(arguments[0], "\(list.type) where '\(name)' takes a list")
    }
    return (
      .placed(.reduction(reduction, list.code), position: syntax.position), reduction.result
    )
  }

  private func special(
    _ name: String, _ form: String, _ arguments: [FormulaSyntax], _ syntax: FormulaSyntax
  ) throws -> Typed {
    let count = form.split(separator: ",").count
    guard arguments.count == count else {
      throw problem(syntax, "\(arguments.count) arguments; expected \(form)")
    }
    if name == "where" {
      let choice = FormulaSyntax.Form.choice(
        arguments[0], then: arguments[1], otherwise: arguments[2])
      return try compile(FormulaSyntax(form: choice, position: syntax.position))
    }
    let list = try compile(arguments[0])
    guard list.type.isList, list.type.kind != .text else {
      throw problem(arguments[0], "\(list.type) where '\(name)' takes a list of numbers")
    }
    let index = try name == "leading" ? .constant(0) : scalar(arguments[1], of: name)
    return picked(list, at: index, missing: try scalar(arguments[count - 1], of: name), syntax)
  }

  private func scalar(_ syntax: FormulaSyntax, of name: String) throws -> FormulaCode {
    let (code, type) = try number(syntax, of: "'\(name)'")
    guard !type.isList else { throw problem(syntax, "a list where '\(name)' takes a number") }
    return code
  }

  private func require(
    _ arguments: [FormulaSyntax], count: Int, of name: String, _ syntax: FormulaSyntax
  ) throws {
    guard arguments.count == count else {
      throw problem(
        syntax,
        "'\(name)' with \(arguments.count) argument\(arguments.count == 1 ? "" : "s"); it takes"
          + " \(count)")
    }
  }
}
