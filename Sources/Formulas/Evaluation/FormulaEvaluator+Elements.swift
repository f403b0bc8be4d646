import Foundation

extension FormulaValue {
  /// Each number replaced.
  @inline(__always)
  func mapped(_ transform: (Double) -> Double) -> FormulaValue {
    switch self {
    case .constant(let value): .constant(transform(value))
    case .numbers(let values): .numbers(values.map(transform))
    case .lists(let values, let offsets): .lists(values.map(transform), offsets: offsets)
    case .text, .texts, .textLists: preconditionFailure("a text where numbers are computed")
    }
  }
}

extension FormulaEvaluator {
  /// Two values joined element by element; one number serves all elements of its event's list.
  @inline(__always)
  func combined(
    _ left: FormulaValue, _ right: FormulaValue, _ join: (Double, Double) -> Double
  ) throws -> FormulaValue {
    switch (left, right) {
    case (.constant(let a), _): return right.mapped { join(a, $0) }
    case (_, .constant(let b)): return left.mapped { join($0, b) }
    case (.numbers(let a), .numbers(let b)): return .numbers(zipped(a, b, join))
    case (.lists(let a, let offsets), .lists(let b, let others)):
      try requireSame(offsets, others)
      return .lists(zipped(a, b, join), offsets: offsets)
    case (.lists(let a, let offsets), .numbers(let b)):
      return .lists(zipped(a, spread(b, offsets), join), offsets: offsets)
    case (.numbers(let a), .lists(let b, let offsets)):
      return .lists(zipped(spread(a, offsets), b, join), offsets: offsets)
    default: preconditionFailure("a text where numbers are computed")
    }
  }

  /// As `combined(_:_:_:)`, of any number of values.
  func combined(_ values: [FormulaValue], _ join: ([Double]) -> Double) throws -> FormulaValue {
    var shape: [Int]?
    for case .lists(_, let offsets) in values {
      if let shape { try requireSame(shape, offsets) }
      shape = offsets
    }
    let columns = values.map { value -> [Double] in
      switch value {
      case .constant(let value): return Array(repeating: value, count: shape?.last ?? block.count)
      case .numbers(let numbers): return shape.map { spread(numbers, $0) } ?? numbers
      case .lists(let elements, _): return elements
      case .text, .texts, .textLists: preconditionFailure("a text where numbers are computed")
      }
    }
    var row = [Double](repeating: 0, count: columns.count)
    let joined = columns[0].indices.map { index in
      for column in columns.indices { row[column] = columns[column][index] }
      return join(row)
    }
    return shape.map { .lists(joined, offsets: $0) } ?? .numbers(joined)
  }

  func arithmetic(_ infix: InfixOperator, _ a: FormulaValue, _ b: FormulaValue) throws
    -> FormulaValue
  {
    switch infix {
    case .plus: try combined(a, b) { $0 + $1 }
    case .minus: try combined(a, b) { $0 - $1 }
    case .times: try combined(a, b) { $0 * $1 }
    case .divided: try combined(a, b) { $0 / $1 }
    case .remainder: try combined(a, b) { fmod($0, $1) }
    case .power: try power(a, b)
    default: preconditionFailure("'\(infix.rawValue)' is no arithmetic")
    }
  }

  private func power(_ base: FormulaValue, _ exponent: FormulaValue) throws -> FormulaValue {
    if case .constant(2) = exponent { return base.mapped { $0 * $0 } }
    return try combined(base, exponent) { pow($0, $1) }
  }

  func comparison(_ infix: InfixOperator, _ a: FormulaValue, _ b: FormulaValue) throws
    -> FormulaValue
  {
    if a.isText { return try textComparison(a, b, isEqual: infix == .equal) }
    return switch infix {
    case .equal: try combined(a, b) { $0 == $1 ? 1 : 0 }
    case .unequal: try combined(a, b) { $0 != $1 ? 1 : 0 }
    case .less: try combined(a, b) { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: try combined(a, b) { $0 <= $1 ? 1 : 0 }
    case .greater: try combined(a, b) { $0 > $1 ? 1 : 0 }
    case .greaterOrEqual: try combined(a, b) { $0 >= $1 ? 1 : 0 }
    default: preconditionFailure("'\(infix.rawValue)' is no comparison")
    }
  }

  func apply(_ function: ElementwiseFunction, _ arguments: [FormulaValue]) throws -> FormulaValue {
    switch function {
    case .unary(let compute, _): arguments[0].mapped(compute)
    case .binary(let compute): try combined(arguments[0], arguments[1], compute)
    case .ternary(let compute): try combined(arguments) { compute($0[0], $0[1], $0[2]) }
    case .quaternary(let compute): try combined(arguments) { compute($0[0], $0[1], $0[2], $0[3]) }
    }
  }

  private func zipped(
    _ a: [Double], _ b: [Double], _ join: (Double, Double) -> Double
  ) -> [Double] {
    [Double](unsafeUninitializedCapacity: a.count) { buffer, count in
      for index in a.indices { buffer.initializeElement(at: index, to: join(a[index], b[index])) }
      count = a.count
    }
  }

  /// Each event's number as often as its list has elements.
  private func spread(_ numbers: [Double], _ offsets: [Int]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(offsets.last ?? 0)
    for event in numbers.indices {
      result.append(
        contentsOf: repeatElement(numbers[event], count: offsets[event + 1] - offsets[event]))
    }
    return result
  }

  func requireSame(_ a: [Int], _ b: [Int]) throws {
    guard a != b else { return }
    for event in 0..<block.count {
      let (first, second) = (a[event + 1] - a[event], b[event + 1] - b[event])
      guard first == second else {
        throw problem(
          event: event, "a list of \(first) elements is joined with one of \(second)")
      }
    }
  }
}
