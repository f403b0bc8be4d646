/// How a search ended.
public enum SolverOutcome: Hashable, Sendable, CustomStringConvertible {
  /// The tolerance was met.
  case converged
  /// The limit on iterations came first.
  case iterationLimit
  /// No step along the last direction lowered the function, and the gradient is not yet small.
  case lineSearchFailed
  /// The function or its gradient was infinite or NaN, and smaller steps did not avoid it.
  case notFinite

  /// Whether the result can be used as it is.
  public var isConverged: Bool { self == .converged }

  /// What happened and what to try next.
  public var description: String {
    switch self {
    case .converged:
      "converged"
    case .iterationLimit:
      "stopped at the iteration limit: raise iterationLimit, start nearer to the solution, or "
        + "bring the parameters to similar scales"
    case .lineSearchFailed:
      "the line search found no lower point: check the gradient against numericalDerivative, "
        + "bring the parameters to similar scales, or loosen the gradient tolerance if the "
        + "remaining gradient is rounding noise"
    case .notFinite:
      "the function or its gradient is infinite or NaN: start where both are finite, shorten "
        + "firstStep, or keep the parameters inside their domain by a transform"
    }
  }
}
