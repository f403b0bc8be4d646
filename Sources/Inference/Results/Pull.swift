import HistFactory

/// What a fit made of a constrained parameter.
public struct Pull: Sendable {
  /// The element of θ.
  public let name: String
  /// (θ̂ − θ₀)/σ₀: the shift from where the auxiliary measurement puts it, in units of that
  /// measurement's uncertainty.
  public let pull: Double
  /// σ/σ₀: the fit's uncertainty in the same units; below 1 where the data constrain it further, NaN
  /// where the likelihood does not determine it.
  public let constraint: Double
}

extension BestFit {
  /// The pulls of all constrained elements that were fitted, in the order of θ.
  public var pulls: [Pull] {
    let constraints = likelihood.constraints
    let factor = factoredCurvature
    return constraints.filter { isFitted[$0.element] }.map { constraint in
      let element = constraint.element
      let variance = isFree[element] ? factor?.inverseColumn(element)[element] ?? .nan : 0
      return Pull(
        name: likelihood.model.elementNames[element],
        pull: (parameters[element] - constraint.center) / constraint.width,
        constraint: variance.squareRoot() / constraint.width)
    }
  }
}
