import Parameters

/// A running average that an optimiser keeps for each element.
public enum Moment: String, Hashable, Sendable, CaseIterable {
  /// The accumulated gradient of momentum methods.
  case velocity
  /// The average gradient.
  case first = "first moment"
  /// The average squared gradient.
  case second = "second moment"
}

/// What an optimiser remembers: how many steps it took, and its moments.
public struct OptimiserState: Sendable, Equatable {
  /// The number of steps taken.
  public var step: Int
  /// The moments; none before the first step.
  public var moments: [Moment: ParameterValues]

  public init(step: Int = 0, moments: [Moment: ParameterValues] = [:]) {
    precondition(step >= 0, "the state after \(step) steps")
    self.step = step
    self.moments = moments
  }

  /// Hands out a moment to be changed and put back, zeros at first.
  mutating func take(_ moment: Moment, like gradient: ParameterValues) -> ParameterValues {
    guard let known = moments.removeValue(forKey: moment) else {
      return .zeros(gradient.parameters)
    }
    precondition(
      known.parameters == gradient.parameters,
      """
      the optimiser has followed \(known.parameters.paths), now the gradient is of \
      \(gradient.parameters.paths); give the same parameters at every step
      """)
    return known
  }
}
