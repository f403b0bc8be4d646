import Parameters

/// A limit on a gradient's size, against steps from rare large ones.
public enum GradientClipping: Hashable, Sendable {
  /// Scales the whole gradient down to this Euclidean norm where it is longer. The direction stays.
  /// Pascanu et al., arXiv:1211.5063, algorithm 1.
  case globalNorm(Double)
  /// Holds each element within ± this value.
  case value(Double)
}

extension GradientClipping {
  /// The gradient within the limit.
  ///
  /// Frozen parameters neither count in the norm nor change. NaN stays NaN, so that it is noticed.
  ///
  /// - Precondition: the limit is above 0.
  public func clipped(_ gradient: ParameterValues) -> ParameterValues {
    switch self {
    case .globalNorm(let limit):
      precondition(limit > 0, "the largest norm is \(limit); give a number above 0")
      let norm = gradient.restricted(to: gradient.parameters.trainable).norm
      return norm > limit ? mapped(gradient) { $0 / norm * limit } : gradient
    case .value(let limit):
      precondition(limit > 0, "the largest value is \(limit); give a number above 0")
      return mapped(gradient) { $0 > limit ? limit : $0 < -limit ? -limit : $0 }
    }
  }

  private func mapped(
    _ gradient: ParameterValues, _ transform: (Double) -> Double
  ) -> ParameterValues {
    var result = gradient
    for parameter in gradient.parameters where parameter.isTrainable {
      result.modify(parameter) { g in for i in g.indices { g[i] = transform(g[i]) } }
    }
    return result
  }
}
