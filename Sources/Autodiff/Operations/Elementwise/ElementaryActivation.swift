internal import CVectorMath

/// The activations that are computed together with the bias before them.
public enum ElementaryActivation: Hashable, Sendable, CaseIterable {
  /// max(x, 0); the derivative at 0 is 0.
  case relu
  case tanh
  case sigmoid

  /// The function of one variable, if there is one of its own.
  var function: UnaryFunction? {
    switch self {
    case .relu: nil
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    }
  }

  /// d(f′(x))/dy by the value y = f(x), for the slopes' own derivative; nil where it is 0.
  func slopeDerivative(at y: Node) -> Node? {
    switch self {
    case .relu: nil
    case .tanh: -2 * y
    case .sigmoid: 1 - 2 * y
    }
  }

  typealias BiasKernel<Number> =
    @Sendable (
      UnsafePointer<Number>, UnsafePointer<Number>, UnsafeMutablePointer<Number>, Int, Int
    ) -> Void
  typealias SlopeKernel<Number> =
    @Sendable (UnsafePointer<Number>, UnsafePointer<Number>, UnsafeMutablePointer<Number>, Int) ->
    Void

  var kernel: BiasKernel<Double> {
    switch self {
    case .relu: { vm_bias_relu($0, $1, $2, $3, $4) }
    case .tanh: { vm_bias_tanh($0, $1, $2, $3, $4) }
    case .sigmoid: { vm_bias_sigmoid($0, $1, $2, $3, $4) }
    }
  }

  var singleKernel: BiasKernel<Float> {
    switch self {
    case .relu: { vmf_bias_relu($0, $1, $2, $3, $4) }
    case .tanh: { vmf_bias_tanh($0, $1, $2, $3, $4) }
    case .sigmoid: { vmf_bias_sigmoid($0, $1, $2, $3, $4) }
    }
  }

  var slopeKernel: SlopeKernel<Double> {
    switch self {
    case .relu: { vm_relu_slope($0, $1, $2, $3) }
    case .tanh: { vm_tanh_slope($0, $1, $2, $3) }
    case .sigmoid: { vm_sigmoid_slope($0, $1, $2, $3) }
    }
  }

  var singleSlopeKernel: SlopeKernel<Float> {
    switch self {
    case .relu: { vmf_relu_slope($0, $1, $2, $3) }
    case .tanh: { vmf_tanh_slope($0, $1, $2, $3) }
    case .sigmoid: { vmf_sigmoid_slope($0, $1, $2, $3) }
    }
  }
}
