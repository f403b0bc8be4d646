import Parameters

/// What an optimiser remembers: how many steps it took, and its moments.
public struct OptimiserState: Sendable, Equatable {
  /// The number of steps taken, with those that left the values as they were.
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
    defer { moments[moment] = nil }
    return kept(moment, like: gradient)
  }

  /// A moment, zeros at first.
  func kept(_ moment: Moment, like gradient: ParameterValues) -> ParameterValues {
    guard let known = moments[moment] else { return .zeros(gradient.parameters) }
    precondition(
      known.parameters == gradient.parameters,
      """
      the optimiser has followed \(known.parameters.paths), now the gradient is of \
      \(gradient.parameters.paths); give the same parameters at every step
      """)
    return known
  }
}
