/// What became of one step of an optimiser.
public struct OptimiserStep: Sendable, Equatable {
  /// Whether the values moved, and if not, why.
  public let outcome: Outcome
  /// How often the loss was evaluated on the way.
  public let evaluations: Int
  /// Loss and gradient at the new values, where the search knows them: the next step need not
  /// evaluate them again if its loss is the same.
  public let arrival: LossAndGradient?

  init(_ outcome: Outcome, evaluations: Int = 0, arrival: LossAndGradient? = nil) {
    (self.outcome, self.evaluations, self.arrival) = (outcome, evaluations, arrival)
  }

  /// Whether the values moved, and if not, why; all but `moved` leave them as they were.
  public enum Outcome: Hashable, Sendable {
    /// The values moved.
    case moved
    /// The learning rate is 0.
    case held
    /// The gradient is within the optimiser's tolerance.
    case converged
    /// No lower point was found, along the gradient either.
    case lineSearchFailed
    /// The loss or its gradient is not finite where the step would start.
    case notFinite
  }
}

extension OptimiserStep.Outcome: CustomStringConvertible {
  /// Whether a further step on the same loss may lower it.
  public var mayGoOn: Bool { self == .moved || self == .held }

  /// What happened and what to try next.
  public var description: String {
    switch self {
    case .moved: "the values moved"
    case .held: "the learning rate is 0: the values stay"
    case .converged: "converged: the gradient is within the optimiser's tolerance"
    case .lineSearchFailed:
      """
      the line search found no lower loss along the gradient: rounding may be all that is left; \
      else check the gradient, and give every step the same events
      """
    case .notFinite:
      "the loss or its gradient is infinite or NaN: start where both are finite"
    }
  }
}
