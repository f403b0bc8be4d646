/// What an auxiliary measurement says about one element of θ.
public struct MeasuredConstraint: Sendable {
  /// The element's position in θ.
  public let element: Int
  /// The value that the auxiliary datum is most likely for.
  public let center: Double
  /// The uncertainty: σ of a normal constraint, 1/√τ of a Poisson one of τ events at factor 1.
  public let width: Double
}

extension Likelihood {
  /// The constraints of single elements, in the order of θ; without those of factors that the model
  /// holds at 1 for want of an uncertainty.
  public var constraints: [MeasuredConstraint] {
    numbers.layout.constraints.enumerated().compactMap { place, constraint in
      guard numbers.isActive[constraint.theta] > 0 else { return nil }
      let strength = numbers.strengths[place]
      return MeasuredConstraint(
        element: constraint.theta,
        center: constraint.isPoisson ? auxiliary[place] / strength : auxiliary[place],
        width: 1 / strength.squareRoot())
    }
  }
}
