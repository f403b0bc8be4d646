/// Newton's method with exact second derivatives within bounds, by an active set.
///
/// Variables at a bound that the gradient pushes against are held; the others take a Newton step,
/// cut back to the bounds and shortened until the function falls (Bertsekas, SIAM J. Control Optim.
/// 20 (1982) 221, doi:10.1137/0320018). Converges quadratically near a minimum, so the position is
/// exact to rounding.
///
/// Where the Hessian is not positive definite its eigenvalues' magnitudes are used. A stationary point
/// with negative curvature is left along the most negative one, to the side that is lower.
///
/// Of several minima the one found need not be the lowest: it is one reached from the start without
/// climbing a barrier. A step whose gain a positive definite quadratic does not foretell within a
/// factor of two is at most (1 + max |xᵢ|)/2 long, and seven points on the way must not be above its
/// beginning; only narrower barriers are missed.
///
/// A variable exactly at a bound where its derivative is zero counts as free.
public struct BoundedNewton: Sendable {
  public var maximumIterations = 200
  /// Iteration ends once gᵀH⁻¹g falls below this times (1 + |value|), after one last step.
  public var tolerance = 1e-13

  public init() {}

  /// Minimises from `start`, moved within the bounds first.
  ///
  /// - Parameters:
  ///   - objective: The function.
  ///   - start: Where to begin, `[variables]`.
  ///   - lower: Lower bounds, −∞ for none; a variable whose bounds meet stays there.
  ///   - upper: Upper bounds.
  /// - Precondition: there are as many bounds as variables, and none are out of order.
  public func minimise(
    _ objective: some SmoothObjective, from start: [Double], lower: [Double], upper: [Double]
  ) -> BoundedMinimum {
    var search = NewtonSearch(objective: objective, lower: lower, upper: upper, start: start)
    return search.run(limit: maximumIterations, tolerance: tolerance)
  }
}
