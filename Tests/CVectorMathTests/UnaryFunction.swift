import CVectorMath
import Testing

/// A function of the header, what it promises, and where to try it.
struct UnaryFunction: CustomTestStringConvertible, Sendable {
  typealias Kernel =
    @Sendable (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) -> Void

  let name: String
  let ulps: Double
  let range: ClosedRange<Double>
  let kernel: Kernel

  var testDescription: String { name }

  init(_ name: String, ulps: Double, in range: ClosedRange<Double>, _ kernel: @escaping Kernel) {
    (self.name, self.ulps, self.range, self.kernel) = (name, ulps, range, kernel)
  }

  func callAsFunction(_ x: [Double]) -> [Double] {
    var y = [Double](repeating: .nan, count: x.count)
    kernel(x, &y, x.count)
    return y
  }

  func callAsFunction(_ x: Double) -> Double { self([x])[0] }
}

extension UnaryFunction {
  static let exactlyRounded = [
    UnaryFunction("negate", ulps: 0, in: -10...10, vm_negate),
    UnaryFunction("abs", ulps: 0, in: -10...10, vm_abs),
    UnaryFunction("square", ulps: 0, in: -10...10, vm_square),
    UnaryFunction("reciprocal", ulps: 0, in: -10...10, vm_reciprocal),
    UnaryFunction("sqrt", ulps: 0, in: 0...10, vm_sqrt),
  ]

  static let transcendental = [
    UnaryFunction("exp", ulps: 1, in: -745.1...709.7, vm_exp),
    UnaryFunction("expm1", ulps: 1.25, in: -5...5, vm_expm1),
    UnaryFunction("log", ulps: 1, in: 1e-300...10, vm_log),
    UnaryFunction("log1p", ulps: 1, in: -0.999...10, vm_log1p),
    UnaryFunction("sin", ulps: 1, in: -1000...1000, vm_sin),
    UnaryFunction("cos", ulps: 1, in: -1000...1000, vm_cos),
    UnaryFunction("tanh", ulps: 1.5, in: -3...3, vm_tanh),
    UnaryFunction("atan", ulps: 1.5, in: -6...6, vm_atan),
    UnaryFunction("erf", ulps: 1.5, in: -6...6, vm_erf),
    UnaryFunction("erfc", ulps: 2, in: -6...27, vm_erfc),
    UnaryFunction("sigmoid", ulps: 1.5, in: -745...40, vm_sigmoid),
    UnaryFunction("softplus", ulps: 2, in: -745...40, vm_softplus),
    UnaryFunction("normal_cdf", ulps: 2, in: -8...8, vm_normal_cdf),
    UnaryFunction("log_normal_cdf", ulps: 3, in: -8...8, vm_log_normal_cdf),
  ]

  static let logGamma = UnaryFunction("log_gamma", ulps: 4, in: 0.01...100, vm_log_gamma)

  static let all = exactlyRounded + transcendental + [logGamma]
}

/// How far `value` is from `reference`, in units of the last place of the reference.
func ulps(_ value: Double, from reference: Double) -> Double {
  if value == reference || (value.isNaN && reference.isNaN) { return 0 }
  return abs(value - reference) / reference.ulp
}

/// Pseudo-random numbers from 0 to 1 that are the same in every run (splitmix64).
struct SeededUniforms {
  var state: UInt64

  mutating func next() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  mutating func values(_ count: Int, in range: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in
      range.lowerBound + (range.upperBound - range.lowerBound) * next()
    }
  }
}
