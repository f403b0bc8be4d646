internal import CVectorMath
import NumericalMethods

/// A function of one real variable, applied element by element.
enum UnaryFunction: Hashable, Sendable {
  case negate, reciprocal, square, squareRoot
  case exp, expm1, log, log1p
  case sin, cos, tanh, atan
  case sigmoid, softplus
  case erf, erfc, normalCDF, logNormalCDF
  case logGamma
  /// ψ⁽ⁿ⁾; order 0 is the digamma function.
  case polygamma(Int)
  /// |x|, whose derivative at 0 is taken as 1.
  case abs
  /// −1 for negative x, otherwise 1; its derivative is zero everywhere.
  case sign
  /// ⌊x⌋; its derivative is zero everywhere.
  case floor

  static let all: [UnaryFunction] = [
    .negate, .reciprocal, .square, .squareRoot, .exp, .expm1, .log, .log1p, .sin, .cos, .tanh,
    .atan, .sigmoid, .softplus, .erf, .erfc, .normalCDF, .logNormalCDF, .logGamma, .polygamma(0),
    .polygamma(1), .polygamma(2), .abs, .sign, .floor,
  ]

  var name: String {
    switch self {
    case .polygamma(0): "digamma"
    case .polygamma(let order): "polygamma(\(order))"
    case .squareRoot: "sqrt"
    default: "\(self)"
    }
  }

  /// The derivative at `x`, where the value is `y`; nil where it is zero everywhere.
  func derivative(at x: Node, value y: Node) -> Node? {
    switch self {
    case .negate: .constant(-1)
    case .reciprocal: -(y * y)
    case .square: 2 * x
    case .squareRoot: 0.5 / y
    case .exp: y
    case .expm1: y + 1
    case .log: x.unary(.reciprocal)
    case .log1p: (1 + x).unary(.reciprocal)
    case .sin: x.unary(.cos)
    case .cos: -x.unary(.sin)
    case .tanh: 1 - y * y
    case .atan: (1 + x.unary(.square)).unary(.reciprocal)
    case .sigmoid: y * (1 - y)
    case .softplus: x.unary(.sigmoid)
    case .erf: (-x.unary(.square)).unary(.exp) * 1.128379167095512573896
    case .erfc: (-x.unary(.square)).unary(.exp) * -1.128379167095512573896
    case .normalCDF: (-0.5 * x.unary(.square) - Self.logRootTwoPi).unary(.exp)
    case .logNormalCDF: (-0.5 * x.unary(.square) - Self.logRootTwoPi - y).unary(.exp)
    case .logGamma: x.unary(.polygamma(0))
    case .polygamma(let order): x.unary(.polygamma(order + 1))
    case .abs: x.unary(.sign)
    case .sign, .floor: nil
    }
  }

  private static let logRootTwoPi = 0.918938533204672741780329736406

  typealias ArrayFunction =
    @Sendable (UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) -> Void

  typealias SingleArrayFunction =
    @Sendable (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void

  /// The function over `n` contiguous values in single precision, if there is one.
  var singleArrayFunction: SingleArrayFunction? {
    switch self {
    case .negate: { vmf_negate($0, $1, $2) }
    case .reciprocal: { vmf_reciprocal($0, $1, $2) }
    case .square: { vmf_square($0, $1, $2) }
    case .squareRoot: { vmf_sqrt($0, $1, $2) }
    case .exp: { vmf_exp($0, $1, $2) }
    case .expm1: { vmf_expm1($0, $1, $2) }
    case .log: { vmf_log($0, $1, $2) }
    case .log1p: { vmf_log1p($0, $1, $2) }
    case .sin: { vmf_sin($0, $1, $2) }
    case .cos: { vmf_cos($0, $1, $2) }
    case .tanh: { vmf_tanh($0, $1, $2) }
    case .sigmoid: { vmf_sigmoid($0, $1, $2) }
    case .softplus: { vmf_softplus($0, $1, $2) }
    case .erf: { vmf_erf($0, $1, $2) }
    case .normalCDF: { vmf_normal_cdf($0, $1, $2) }
    case .abs: { vmf_abs($0, $1, $2) }
    case .atan, .erfc, .logNormalCDF, .logGamma, .polygamma, .sign, .floor: nil
    }
  }

  /// The function over `n` contiguous values.
  var arrayFunction: ArrayFunction {
    switch self {
    case .negate: { vm_negate($0, $1, $2) }
    case .reciprocal: { vm_reciprocal($0, $1, $2) }
    case .square: { vm_square($0, $1, $2) }
    case .squareRoot: { vm_sqrt($0, $1, $2) }
    case .exp: { vm_exp($0, $1, $2) }
    case .expm1: { vm_expm1($0, $1, $2) }
    case .log: { vm_log($0, $1, $2) }
    case .log1p: { vm_log1p($0, $1, $2) }
    case .sin: { vm_sin($0, $1, $2) }
    case .cos: { vm_cos($0, $1, $2) }
    case .tanh: { vm_tanh($0, $1, $2) }
    case .atan: { vm_atan($0, $1, $2) }
    case .sigmoid: { vm_sigmoid($0, $1, $2) }
    case .softplus: { vm_softplus($0, $1, $2) }
    case .erf: { vm_erf($0, $1, $2) }
    case .erfc: { vm_erfc($0, $1, $2) }
    case .normalCDF: { vm_normal_cdf($0, $1, $2) }
    case .logNormalCDF: { vm_log_normal_cdf($0, $1, $2) }
    case .logGamma: { vm_log_gamma($0, $1, $2) }
    case .polygamma(let order):
      { x, y, n in for i in 0..<n { y[i] = NumericalMethods.polygamma(order, x[i]) } }
    case .abs: { vm_abs($0, $1, $2) }
    case .sign: { x, y, n in for i in 0..<n { y[i] = x[i] < 0 ? -1 : 1 } }
    case .floor: { x, y, n in for i in 0..<n { y[i] = x[i].rounded(.down) } }
    }
  }
}
