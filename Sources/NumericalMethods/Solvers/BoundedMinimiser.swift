/// Newton's method within bounds, and BFGS where that fails.
///
/// Where `BoundedNewton` does not converge, GSL's BFGS goes on from the lowest point in transformed,
/// unbounded variables, and Newton's method polishes where it ends. BFGS needs no second
/// derivatives, so kinks in the first or infinite second ones do not stop it.
public struct BoundedMinimiser: Sendable {
  public var newton = BoundedNewton()
  /// Options of the fallback; nil for Newton's method alone.
  public var fallback: BFGS? = BFGS()

  public init() {}

  /// Minimises from `start`, moved within the bounds first.
  ///
  /// - Parameters:
  ///   - objective: The function.
  ///   - start: Where to begin, `[variables]`.
  ///   - lower: Lower bounds, −∞ for none; a variable whose bounds meet stays there.
  ///   - upper: Upper bounds.
  /// - Returns: The lowest point found, how the search ended, and which solver finished it. If BFGS
  ///   converged and Newton's method could not polish its end, `decrement` is |gradient|².
  public func minimise(
    _ objective: some SmoothObjective, from start: [Double], lower: [Double], upper: [Double]
  ) -> BoundedMinimum {
    let first = newton.minimise(objective, from: start, lower: lower, upper: upper)
    guard first.outcome != .converged, let fallback else { return first }
    var second = descend(objective, first, fallback, lower: lower, upper: upper)
    guard second.value.isFinite else { return first }
    let polished = newton.minimise(objective, from: second.position, lower: lower, upper: upper)
    second.iterations += polished.iterations
    if polished.value <= second.value + 1e-12 * (1 + abs(second.value)),
      polished.outcome == .converged || second.outcome != .converged
    {
      second.position = polished.position
      (second.value, second.isFree) = (polished.value, polished.isFree)
      (second.outcome, second.decrement) = (polished.outcome, polished.decrement)
    }
    return second.value > first.value ? first : second
  }

  private func descend(
    _ objective: some SmoothObjective, _ first: BoundedMinimum, _ solver: BFGS,
    lower: [Double], upper: [Double]
  ) -> BoundedMinimum {
    let transform = BoundTransform(lower: lower, upper: upper, at: first.position)
    var slope = [Double](repeating: 0, count: lower.count)
    var hessian = ArrowMatrix(objective.hessianPattern(count: lower.count))
    let minimum = NumericalMethods.minimise(from: transform.start, using: solver) { u, gradient in
      let (x, slopes) = transform.position(at: u)
      let value = objective.derivatives(at: x, gradient: &slope, hessian: &hessian)
      gradient = transform.gradient(slope, slopes: slopes)
      return value
    }
    let position = transform.position(at: minimum.position).x
    let norm = minimum.gradientNorm ?? .infinity
    return BoundedMinimum(
      position: position, value: minimum.value,
      isFree: position.indices.map { lower[$0] < position[$0] && position[$0] < upper[$0] },
      iterations: first.iterations + minimum.iterations, outcome: BoundedOutcome(minimum.outcome),
      decrement: norm * norm, solver: .quasiNewton)
  }
}

extension BoundedOutcome {
  init(_ outcome: SolverOutcome) {
    switch outcome {
    case .converged: self = .converged
    case .iterationLimit: self = .iterationLimit
    case .lineSearchFailed: self = .lineSearchFailed
    case .notFinite: self = .notFinite
    }
  }
}
