import Autodiff

/// Which values a parameter may take, as a smooth map from an unconstrained raw value.
///
/// Every map keeps the shape. Derivatives with respect to raw values vanish far out in `positive`
/// (towards 0), `bounded` and `ordered`, where rounding may also put a value on its limit.
public enum Constraint: Hashable, Sendable {
  /// x = raw.
  case none
  /// x = scale · raw: brings a quantity in GeV to order one beside a network's weights.
  case scaled(by: Double)
  /// x = log(1 + exp raw) > 0.
  case positive
  /// x = a + (b − a) / (1 + exp(−raw)), between the limits a and b.
  case bounded(ClosedRange<Double>)
  /// n interior edges of the interval [a, b], strictly ascending, of shape `[n]`:
  /// xᵢ = a + (b − a) Σ_{j≤i} softmax([raw, 0])ⱼ.
  case ordered(in: ClosedRange<Double>)
  /// n strictly ascending values without limits, of shape `[n]`:
  /// x₀ = raw₀, xᵢ = xᵢ₋₁ + log(1 + exp rawᵢ).
  case ascending
}

extension Constraint {
  /// The constrained value as an expression of the raw one, in its shape.
  public func value(of raw: GlobalExpression) -> GlobalExpression {
    switch self {
    case .none: raw
    case .scaled(let scale): scale * raw
    case .positive: softplus(raw)
    case .bounded(let limits): limits.lowerBound + limits.width * sigmoid(raw)
    case .ordered(let limits): limits.lowerBound + limits.width * interiorShares(raw)
    case .ascending: ascendingValue(raw)
    }
  }

  /// The constrained value of a raw one, in its shape; the same bits as the expression's.
  public func value(of raw: Tensor) -> Tensor {
    if self == .none { return raw }
    do {
      return try value(of: GlobalExpression(raw)).value()
    } catch {
      preconditionFailure("constants evaluate without data, but: \(error)")
    }
  }

  private func interiorShares(_ raw: GlobalExpression) -> GlobalExpression {
    let shares = concatenate([raw, [0]]).softmax()
    return shares.cumulativeSum()[..<raw.shape[0]]
  }

  private func ascendingValue(_ raw: GlobalExpression) -> GlobalExpression {
    guard raw.shape[0] > 1 else { return raw }
    return concatenate([raw[..<1], softplus(raw[1...])]).cumulativeSum()
  }

  /// Stops the program over limits, a scale or a shape that make no sense.
  func requireSensible(for shape: Shape, of label: String) {
    switch self {
    case .none, .positive: break
    case .scaled(let scale):
      precondition(
        scale.isFinite && scale != 0, "parameter '\(label)': scaled(by: \(scale)); give a scale")
    case .bounded(let limits): requireSensible(limits, of: label)
    case .ordered(let limits):
      requireSensible(limits, of: label)
      requireVector(shape, of: label)
    case .ascending: requireVector(shape, of: label)
    }
  }

  private func requireSensible(_ limits: ClosedRange<Double>, of label: String) {
    precondition(
      limits.width > 0 && limits.width.isFinite,
      "parameter '\(label)': limits \(limits); give finite limits that differ")
  }

  private func requireVector(_ shape: Shape, of label: String) {
    precondition(
      shape.rank == 1 && shape.count > 0,
      "parameter '\(label)': shape \(shape); ascending values have shape [n], n at least 1")
  }
}

extension ClosedRange<Double> {
  var width: Double { upperBound - lowerBound }
}
