import CVectorMath
import Testing

/// A function of `VectorMathSingle.h`, its bound, and the double function it follows.
struct SingleFunction: CustomTestStringConvertible, Sendable {
  typealias Kernel =
    @Sendable (UnsafePointer<Float>?, UnsafeMutablePointer<Float>?, Int) -> Void

  let name: String
  let ulps: Double
  let kernel: Kernel
  let double: UnaryFunction.Kernel

  var testDescription: String { name }

  init(
    _ name: String, ulps: Double, _ kernel: @escaping Kernel,
    _ double: @escaping UnaryFunction.Kernel
  ) {
    (self.name, self.ulps, self.kernel, self.double) = (name, ulps, kernel, double)
  }

  func callAsFunction(_ x: [Float]) -> [Float] {
    var y = [Float](repeating: .nan, count: x.count)
    kernel(x, &y, x.count)
    return y
  }

  func callAsFunction(_ x: Float) -> Float { self([x])[0] }

  func reference(_ x: [Float]) -> [Double] {
    var y = [Double](repeating: .nan, count: x.count)
    double(x.map(Double.init), &y, x.count)
    return y
  }
}

extension SingleFunction {
  // The reference is the double result before it is rounded, so half an ulp is the least possible.
  static let exactlyRounded = [
    SingleFunction("negate", ulps: 0.5, vmf_negate, vm_negate),
    SingleFunction("abs", ulps: 0.5, vmf_abs, vm_abs),
    SingleFunction("square", ulps: 0.5, vmf_square, vm_square),
    SingleFunction("reciprocal", ulps: 0.5, vmf_reciprocal, vm_reciprocal),
    SingleFunction("sqrt", ulps: 0.5, vmf_sqrt, vm_sqrt),
  ]

  static let transcendental = [
    SingleFunction("exp", ulps: 1, vmf_exp, vm_exp),
    SingleFunction("expm1", ulps: 1.75, vmf_expm1, vm_expm1),
    SingleFunction("log", ulps: 1, vmf_log, vm_log),
    SingleFunction("log1p", ulps: 1, vmf_log1p, vm_log1p),
    SingleFunction("sin", ulps: 0.51, vmf_sin, vm_sin),
    SingleFunction("cos", ulps: 0.51, vmf_cos, vm_cos),
    SingleFunction("tanh", ulps: 1.5, vmf_tanh, vm_tanh),
    SingleFunction("erf", ulps: 1.5, vmf_erf, vm_erf),
    SingleFunction("sigmoid", ulps: 2, vmf_sigmoid, vm_sigmoid),
    SingleFunction("softplus", ulps: 1.75, vmf_softplus, vm_softplus),
    SingleFunction("normal_cdf", ulps: 0.75, vmf_normal_cdf, vm_normal_cdf),
  ]

  static let all = exactlyRounded + transcendental
}
