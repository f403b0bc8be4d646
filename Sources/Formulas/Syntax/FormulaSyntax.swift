/// A formula, or part of one, as it is written.
struct FormulaSyntax: Sendable {
  indirect enum Form: Sendable {
    case number(Double)
    case text(String)
    case name(String)
    case prefix(PrefixOperator, FormulaSyntax)
    case infix(InfixOperator, FormulaSyntax, FormulaSyntax)
    case choice(FormulaSyntax, then: FormulaSyntax, otherwise: FormulaSyntax)
    case call(String, [FormulaSyntax])
    case element(FormulaSyntax, at: FormulaSyntax)
  }

  let form: Form
  /// What an error about it points to, counted in characters.
  let position: Int
  /// How many parts are within one another at most.
  let height: Int

  init(form: Form, position: Int) {
    self.form = form
    self.position = position
    height = 1 + (form.parts.map(\.height).max() ?? 0)
  }

  /// The names of columns in it, each once, in the order of their first use.
  var names: [String] {
    var names: [String] = []
    collect(into: &names)
    return names
  }

  /// The number of parts, where each name counts for as many as are told.
  func size(ofName count: (String) -> Int) -> Int {
    if case .name(let name) = form { return count(name) }
    return form.parts.reduce(1) { $0 + $1.size(ofName: count) }
  }

  private func collect(into names: inout [String]) {
    if case .name(let name) = form, !names.contains(name) { names.append(name) }
    for part in form.parts { part.collect(into: &names) }
  }
}

extension FormulaSyntax.Form {
  /// What it is made of.
  var parts: [FormulaSyntax] {
    switch self {
    case .number, .text, .name: []
    case .prefix(_, let operand): [operand]
    case .infix(_, let left, let right): [left, right]
    case .choice(let condition, let first, let second): [condition, first, second]
    case .call(_, let arguments): arguments
    case .element(let list, let index): [list, index]
    }
  }
}

enum PrefixOperator: String, Sendable {
  case plus = "+"
  case minus = "-"
  case not = "!"
}

enum InfixOperator: String, Sendable {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case remainder = "%"
  case power = "**"

  var isComparison: Bool {
    switch self {
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
