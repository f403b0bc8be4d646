import Foundation

/// A function of numbers, applied to each event, and to each element of lists.
enum ElementwiseFunction: Sendable {
  case unary(@Sendable (Double) -> Double, result: FormulaType.Kind = .number)
  case binary(@Sendable (Double, Double) -> Double)
  case ternary(@Sendable (Double, Double, Double) -> Double)
  case quaternary(@Sendable (Double, Double, Double, Double) -> Double)

  /// How many arguments it takes.
  var arity: Int {
    switch self {
    case .unary: 1
    case .binary: 2
    case .ternary: 3
    case .quaternary: 4
    }
  }

  /// By name. C's names; those of NumPy and TMath are aliases.
  static let all: [String: ElementwiseFunction] = [
    "abs": .unary { Swift.abs($0) },
    "sqrt": .unary { $0.squareRoot() },
    "cbrt": .unary { Foundation.cbrt($0) },
    "exp": .unary { Foundation.exp($0) },
    "expm1": .unary { Foundation.expm1($0) },
    "log": .unary { Foundation.log($0) },
    "log2": .unary { Foundation.log2($0) },
    "log10": .unary { Foundation.log10($0) },
    "log1p": .unary { Foundation.log1p($0) },
    "sin": .unary { Foundation.sin($0) },
    "cos": .unary { Foundation.cos($0) },
    "tan": .unary { Foundation.tan($0) },
    "asin": .unary { Foundation.asin($0) },
    "acos": .unary { Foundation.acos($0) },
    "atan": .unary { Foundation.atan($0) },
    "sinh": .unary { Foundation.sinh($0) },
    "cosh": .unary { Foundation.cosh($0) },
    "tanh": .unary { Foundation.tanh($0) },
    "asinh": .unary { Foundation.asinh($0) },
    "acosh": .unary { Foundation.acosh($0) },
    "atanh": .unary { Foundation.atanh($0) },
    "floor": .unary { $0.rounded(.down) },
    "ceil": .unary { $0.rounded(.up) },
    "trunc": .unary { $0.rounded(.towardZero) },
    "round": .unary { $0.rounded(.toNearestOrEven) },
    "sign": .unary { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 },
    "isnan": .unary({ $0.isNaN ? 1 : 0 }, result: .truth),
    "isfinite": .unary({ $0.isFinite ? 1 : 0 }, result: .truth),
    "pow": .binary { Foundation.pow($0, $1) },
    "atan2": .binary { Foundation.atan2($0, $1) },
    "hypot": .binary { Foundation.hypot($0, $1) },
    "delta_phi": .binary { angle($0 - $1) },
    "clip": .ternary { Swift.min(Swift.max($0, $1), $2) },
    "delta_r": .quaternary { Foundation.hypot($0 - $2, angle($1 - $3)) },
  ]

  /// Other names of the functions above, without prefix and in small letters.
  static let aliases: [String: String] = [
    "fabs": "abs", "absolute": "abs", "power": "pow", "ln": "log", "arcsin": "asin",
    "arccos": "acos", "arctan": "atan", "arctan2": "atan2", "arcsinh": "asinh",
    "arccosh": "acosh", "arctanh": "atanh", "ceiling": "ceil", "rint": "round",
    "deltaphi": "delta_phi",
    "deltar": "delta_r",
  ]
}

/// The angle in [−π, π) that differs by whole turns.
private func angle(_ difference: Double) -> Double {
  let turned = (difference + .pi).truncatingRemainder(dividingBy: 2 * .pi)
  return turned < 0 ? turned + .pi : turned - .pi
}
