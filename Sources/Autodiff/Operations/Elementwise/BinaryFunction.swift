internal import CVectorMath

/// A function of two real variables, applied element by element with broadcasting.
enum BinaryFunction: Hashable, Sendable, CaseIterable {
  case add, subtract, multiply, divide
  /// The larger (smaller) of the two, NaN if either is; at a tie the second argument takes the derivative.
  case max, min
  /// x to the y. The derivative with respect to y is taken as 0 where x is 0.
  case power
  /// 1 where x > y, else 0 (also for NaN); no derivative.
  case greater
  /// 1 where x = y, else 0; no derivative.
  case equal

  /// ∂f/∂x and ∂f/∂y at a point where the value is `z`; nil where zero everywhere.
  func derivatives(at x: Node, _ y: Node, value z: Node) -> (x: Node?, y: Node?) {
    switch self {
    case .add: (.constant(1), .constant(1))
    case .subtract: (.constant(1), .constant(-1))
    case .multiply: (y, x)
    case .divide: (y.unary(.reciprocal), -(z / y))
    case .max: (x.isGreater(than: y), 1 - x.isGreater(than: y))
    case .min: (y.isGreater(than: x), 1 - y.isGreater(than: x))
    case .power: (x.powerDerivative(y), z * x.logOrZero)
    case .greater, .equal: (nil, nil)
    }
  }

  typealias ArrayFunction =
    @Sendable (
      UnsafePointer<Double>, Int, UnsafePointer<Double>, Int, UnsafeMutablePointer<Double>, Int
    ) -> Void

  typealias SingleArrayFunction =
    @Sendable (
      UnsafePointer<Float>, Int, UnsafePointer<Float>, Int, UnsafeMutablePointer<Float>, Int
    ) -> Void

  /// The function over `n` values in single precision, if there is one.
  var singleArrayFunction: SingleArrayFunction? {
    switch self {
    case .add: { vmf_add($0, $1, $2, $3, $4, $5) }
    case .subtract: { vmf_subtract($0, $1, $2, $3, $4, $5) }
    case .multiply: { vmf_multiply($0, $1, $2, $3, $4, $5) }
    case .divide: { vmf_divide($0, $1, $2, $3, $4, $5) }
    case .max: { vmf_max($0, $1, $2, $3, $4, $5) }
    case .min: { vmf_min($0, $1, $2, $3, $4, $5) }
    case .greater: { vmf_greater($0, $1, $2, $3, $4, $5) }
    case .equal: { vmf_equal($0, $1, $2, $3, $4, $5) }
    case .power: nil
    }
  }

  /// The function over `n` values; a step is 1 for an array and 0 for a value used throughout.
  var arrayFunction: ArrayFunction {
    switch self {
    case .add: { vm_add($0, $1, $2, $3, $4, $5) }
    case .subtract: { vm_subtract($0, $1, $2, $3, $4, $5) }
    case .multiply: { vm_multiply($0, $1, $2, $3, $4, $5) }
    case .divide: { vm_divide($0, $1, $2, $3, $4, $5) }
    case .max: { vm_max($0, $1, $2, $3, $4, $5) }
    case .min: { vm_min($0, $1, $2, $3, $4, $5) }
    case .power: { vm_pow($0, $1, $2, $3, $4, $5) }
    case .greater: { vm_greater($0, $1, $2, $3, $4, $5) }
    case .equal: { vm_equal($0, $1, $2, $3, $4, $5) }
    }
  }
}

extension Node {
  func isGreater(than other: Node) -> Node { .binary(.greater, self, other) }

  func power(_ exponent: Node) -> Node { .binary(.power, self, exponent) }

  /// y xʸ⁻¹. Known exponents are counted down as numbers, so that x² and x³ have no 0·x⁻¹ among
  /// their higher derivatives.
  fileprivate func powerDerivative(_ y: Node) -> Node? {
    guard let exponent = y.uniformValue else { return y * power(y - 1) }
    if exponent == 0 { return nil }
    let lowered = Node.constant(array: Tensor(repeating: exponent - 1, shape: y.shape))
    return exponent == 1 ? y : y * power(lowered)
  }

  /// log x, but 0 at x = 0: the factor in ∂(x^y)/∂y.
  fileprivate var logOrZero: Node {
    let isZero = Node.binary(.equal, self, .constant(0))
    return Node.select(isZero, .constant(0), Node.select(isZero, .constant(1), self).unary(.log))
  }
}
