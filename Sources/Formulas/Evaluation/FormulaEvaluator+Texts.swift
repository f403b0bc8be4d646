extension FormulaValue {
  var isText: Bool {
    switch self {
    case .text, .texts, .textLists: true
    case .constant, .numbers, .lists: false
    }
  }
}

extension FormulaEvaluator {
  /// Texts compared element by element.
  func textComparison(_ a: FormulaValue, _ b: FormulaValue, isEqual: Bool) throws -> FormulaValue {
    func decide(_ left: String, _ right: String) -> Double { (left == right) == isEqual ? 1 : 0 }
    switch (a, b) {
    case (.text(let left), .text(let right)): return .constant(decide(left, right))
    case (.texts(let left), .text(let right)): return .numbers(left.map { decide($0, right) })
    case (.text(let left), .texts(let right)): return .numbers(right.map { decide(left, $0) })
    case (.texts(let left), .texts(let right)): return .numbers(zip(left, right).map(decide))
    case (.textLists(let left, let offsets), .text(let right)):
      return .lists(left.map { decide($0, right) }, offsets: offsets)
    case (.text(let left), .textLists(let right, let offsets)):
      return .lists(right.map { decide(left, $0) }, offsets: offsets)
    case (.textLists(let left, let offsets), .textLists(let right, let others)):
      try requireSame(offsets, others)
      return .lists(zip(left, right).map(decide), offsets: offsets)
    case (.textLists(let left, let offsets), .texts(let right)):
      return .lists(zip(left, spread(right, offsets)).map(decide), offsets: offsets)
    case (.texts(let left), .textLists(let right, let offsets)):
      return .lists(zip(spread(left, offsets), right).map(decide), offsets: offsets)
    default: preconditionFailure("a number where texts are compared")
    }
  }

  private func spread(_ texts: [String], _ offsets: [Int]) -> [String] {
    texts.indices.flatMap { Array(repeating: texts[$0], count: offsets[$0 + 1] - offsets[$0]) }
  }
}
