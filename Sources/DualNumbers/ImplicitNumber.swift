extension DifferentiableNumber {
  /// The root of an equation as a number that knows its derivatives, by the implicit function theorem.
  ///
  /// ```swift
  /// let y = N.root(at: found, residual: cumulative(N(found), cut) - u * total, slope: density(found))
  /// ```
  /// Where F(y, θ) = 0, dy/dθ = −(∂F/∂θ) / (∂F/∂y); how the root was found does not matter. So a random
  /// number that inverts a distribution function, however it does that, has its pathwise derivative.
  ///
  /// - Parameters:
  ///   - value: The root, of which no derivative is known.
  ///   - residual: F at the root with its derivatives with respect to everything else.
  ///   - slope: ∂F/∂y at the root, not 0.
  @inlinable
  public static func root(at value: Double, residual: Self, slope: Double) -> Self {
    Self(value) - (residual - residual.detached()).scaled(by: 1 / slope)
  }
}
