import Autodiff
import Parameters

/// What a layer does to its sums, element by element.
public enum Activation: Hashable, Sendable {
  /// x.
  case identity
  /// max(x, 0); the derivative at 0 is 0.
  case relu
  /// x where positive, else slope · x; the derivative at 0 is `slope`, which is between 0 and 1.
  case leakyRelu(slope: Double)
  /// tanh x.
  case tanh
  /// x / (1 + e⁻ˣ), smooth everywhere. Ramachandran et al., arXiv:1710.05941.
  case swish
  /// 1 / (1 + e⁻ˣ).
  case sigmoid
  /// log(1 + eˣ).
  case softplus
  /// sin(ω x), for networks that are smooth to every order. Sitzmann et al., arXiv:2006.09661.
  case sine(omega: Double)
  /// eˣⁱ / Σⱼ eˣʲ along the last axis.
  case softmax
}

extension Activation {
  /// Applies the function; the shape stays.
  ///
  /// - Precondition: the slope of `leakyRelu` is at least 0 and below 1; ω of `sine` is finite and
  ///   not 0; `softmax` has an axis to run along.
  public func callAsFunction<V: GraphValue>(_ x: V) -> V {
    switch self {
    case .identity: return x
    case .relu: return max(x, 0)
    case .leakyRelu(let slope):
      precondition(0..<1 ~= slope, "leaky relu's slope is \(slope); give one in 0..<1")
      return max(x, x * slope)
    case .tanh: return Autodiff.tanh(x)
    case .swish: return x * Autodiff.sigmoid(x)
    case .sigmoid: return Autodiff.sigmoid(x)
    case .softplus: return Autodiff.softplus(x)
    case .sine(let omega):
      precondition(omega.isFinite && omega != 0, "sine's frequency ω is \(omega); give a number")
      return sin(x * omega)
    case .softmax: return x.softmax(axis: -1)
    }
  }

  /// The same function, if the bias before it can be added in the same pass.
  var elementary: ElementaryActivation? {
    switch self {
    case .relu: .relu
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    default: nil
    }
  }

  /// The initialiser that keeps a signal's variance through layers of this kind.
  ///
  /// - Parameter isFirst: Whether the layer is the network's first, which matters to `sine`.
  public func usualInitialiser(isFirst: Bool) -> Initialiser {
    switch self {
    case .relu, .leakyRelu, .swish, .softplus: .heNormal
    case .identity, .tanh, .sigmoid, .softmax: .glorotUniform
    case .sine(let omega): .siren(first: isFirst, omega: omega)
    }
  }
}
