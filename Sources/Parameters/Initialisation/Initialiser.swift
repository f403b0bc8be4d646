import Autodiff
import Foundation
import NumericalMethods

/// Where a parameter starts.
///
/// Fixed initial values (`value`, `constant`, `zeros`) are constrained values, in the parameter's
/// unit. Random ones are drawn for the raw value; n_in and n_out are the extents of a weight matrix
/// of shape `[n_in, n_out]` (leading axes of higher ranks count as inputs).
public enum Initialiser: Hashable, Sendable {
  /// This value.
  case value(Tensor)
  /// Every element the same.
  case constant(Double)
  /// Every element 0.
  case zeros
  /// Uniform between two limits.
  case uniform(ClosedRange<Double>)
  /// N(0, 2 / (n_in + n_out)). Glorot and Bengio, AISTATS 2010, PMLR 9:249, equation 12.
  case glorotNormal
  /// U(±√(6 / (n_in + n_out))). Glorot and Bengio, AISTATS 2010, PMLR 9:249, equation 16.
  case glorotUniform
  /// N(0, 2 / n_in), for rectifiers. He et al., doi:10.1109/ICCV.2015.123, equation 10.
  case heNormal
  /// U(±√(6 / n_in)), of the same variance as `heNormal`. doi:10.1109/ICCV.2015.123.
  case heUniform
  /// N(0, 1 / n_in). LeCun et al., Efficient BackProp, doi:10.1007/978-3-642-35289-8_3.
  case lecunNormal
  /// For layers of sin(ω x): U(±1/n_in) in the first, U(±√(6 / n_in) / ω) in those after it.
  /// Sitzmann et al., arXiv:2006.09661, section 3.2; used as in arXiv:2211.01505.
  case siren(first: Bool, omega: Double)
}

extension Initialiser {
  /// Whether every seed gives the same value.
  public var isFixed: Bool {
    switch self {
    case .value, .constant, .zeros: true
    default: false
    }
  }

  /// The initial value.
  ///
  /// Element i is drawn at index i of the random stream that `seed` and `label` name, so it depends
  /// on nothing else: neither on what was drawn before nor on which parameters exist.
  ///
  /// - Parameters:
  ///   - shape: The shape of the result; at least a matrix for the initialisers that count inputs.
  ///   - seed: The seed of the whole analysis.
  ///   - label: The parameter's name.
  /// - Precondition: the shape has the rank that is needed; a fixed value has this shape.
  public func initialValue(shape: Shape, seed: UInt64, label: String) -> Tensor {
    switch self {
    case .value(let value):
      precondition(
        value.shape == shape,
        "parameter '\(label)' has shape \(shape), its initial value \(value.shape)")
      return value
    case .constant(let value): return Tensor(repeating: value, shape: shape)
    case .zeros: return .zeros(shape)
    default:
      let stream = RandomStream(seed: seed, purpose: label)
      let draw = distribution(for: shape, label)
      return Tensor(
        shape: shape, elements: (0..<shape.count).map { draw(stream, UInt64($0)) })
    }
  }

  private typealias Draw = (RandomStream, UInt64) -> Double

  private func distribution(for shape: Shape, _ label: String) -> Draw {
    if case .uniform(let limits) = self {
      return { limits.lowerBound + limits.width * $0.uniform(at: $1) }
    }
    let (inputs, outputs) = fan(shape, label)
    switch self {
    case .glorotNormal: return normal(variance: 2 / (inputs + outputs))
    case .glorotUniform: return symmetric(within: sqrt(6 / (inputs + outputs)))
    case .heNormal: return normal(variance: 2 / inputs)
    case .heUniform: return symmetric(within: sqrt(6 / inputs))
    case .lecunNormal: return normal(variance: 1 / inputs)
    case .siren(let isFirst, let omega):
      return symmetric(within: isFirst ? 1 / inputs : sqrt(6 / inputs) / omega)
    case .value, .constant, .zeros, .uniform:
      preconditionFailure("\(self) does not count inputs")
    }
  }

  private func normal(variance: Double) -> Draw {
    let deviation = sqrt(variance)
    return { deviation * $0.normal(at: $1) }
  }

  private func symmetric(within limit: Double) -> Draw {
    { limit * (2 * $0.uniform(at: $1) - 1) }
  }

  private func fan(_ shape: Shape, _ label: String) -> (inputs: Double, outputs: Double) {
    precondition(
      shape.rank >= 2 && shape.count > 0,
      """
      parameter '\(label)': \(self) counts inputs and outputs, but the shape is \(shape); give a \
      matrix [inputs, outputs], or use uniform or a fixed value
      """)
    let outputs = shape.extents[shape.rank - 1]
    return (Double(shape.count / outputs), Double(outputs))
  }
}
