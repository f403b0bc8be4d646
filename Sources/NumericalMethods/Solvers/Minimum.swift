/// Where a minimiser ended, whether or not it converged.
public struct Minimum: Equatable, Sendable {
  /// The position with the lowest value, `[parameters]`.
  public let position: [Double]

  /// The function there; NaN if it is not finite at the start.
  public let value: Double

  /// The Euclidean norm of the gradient there; nothing from a search without gradients.
  public let gradientNorm: Double?

  /// Iterations made.
  public let iterations: Int

  /// How the search ended, and so what to try next.
  public let outcome: SolverOutcome

  /// Puts a result together.
  public init(
    position: [Double], value: Double, gradientNorm: Double?, iterations: Int,
    outcome: SolverOutcome
  ) {
    (self.position, self.value, self.gradientNorm) = (position, value, gradientNorm)
    (self.iterations, self.outcome) = (iterations, outcome)
  }
}
