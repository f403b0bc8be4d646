/// How an auxiliary measurement is distributed.
package enum AuxiliaryLaw: Sendable, Hashable {
  /// A normal distribution.
  case normal(mean: Double, width: Double)
  /// A Poisson distribution.
  case poisson(mean: Double)
  /// No measurement: the model holds the element at 1, and its datum stays what it is.
  case none(datum: Double)
}

extension LikelihoodFunction {
  /// The distributions of the auxiliary measurements at θ, in the order of the constraints.
  package func auxiliaryLaws(at theta: [Double]) -> [AuxiliaryLaw] {
    layout.constraints.enumerated().map { place, constraint in
      let (value, strength) = (theta[constraint.theta], numbers.strengths[place])
      if numbers.isActive[constraint.theta] == 0 { return .none(datum: auxiliary[place]) }
      return constraint.isPoisson
        ? .poisson(mean: strength * value)
        : .normal(mean: value, width: 1 / strength.squareRoot())
    }
  }
}
