internal import CGSL

/// Options of Brent's methods in one variable.
///
/// Brent, Algorithms for Minimization without Derivatives (1973), chapters 4 and 5.
public struct Brent: Hashable, Sendable {
  /// The search converges when the bracket is at most this wide, …
  public var absoluteTolerance: Double

  /// … plus this times the lower of its ends' magnitudes.
  public var relativeTolerance: Double

  /// Iterations before giving up.
  public var iterationLimit: Int

  /// Options with their usual values. A minimum cannot be placed better than about 1e-8 relative.
  public init(
    absoluteTolerance: Double = 1e-10, relativeTolerance: Double = 1e-10, iterationLimit: Int = 200
  ) {
    (self.absoluteTolerance, self.relativeTolerance) = (absoluteTolerance, relativeTolerance)
    self.iterationLimit = iterationLimit
  }
}

/// Where a function of one variable is zero, as well as was found.
public struct Root: Equatable, Sendable {
  /// The best estimate.
  public let position: Double

  /// The interval that encloses the root.
  public let bracket: ClosedRange<Double>

  /// Iterations made.
  public let iterations: Int

  /// How the search ended.
  public let outcome: SolverOutcome
}

/// Finds where a continuous function changes sign.
///
/// - Parameters:
///   - interval: Where to look; the function must have opposite signs at the ends.
///   - solver: The options.
///   - function: The function; it is called on the calling thread.
/// - Returns: The root; its outcome is `.notFinite` if the function was so inside the interval.
/// - Throws: `BracketError` if the ends do not bracket a root, with the values there.
public func findRoot(
  in interval: ClosedRange<Double>, using solver: Brent = Brent(), of function: (Double) -> Double
) throws(BracketError) -> Root {
  let ends = [interval.lowerBound, interval.upperBound]
  let values = ends.map(function)
  for (end, value) in zip(ends, values) where value == 0 {
    return Root(position: end, bracket: end...end, iterations: 0, outcome: .converged)
  }
  guard values.allSatisfy(\.isFinite), values[0].sign != values[1].sign else {
    throw BracketError(target: .root, positions: ends, values: values)
  }
  return withoutActuallyEscaping(function) { function in
    let function = ScalarFunction(function)
    return function.withGSLFunction { approach(interval, solver, $0, function) }
  }
}

private func approach(
  _ interval: ClosedRange<Double>, _ options: Brent, _ function: UnsafeMutablePointer<gsl_function>,
  _ monitor: ScalarFunction
) -> Root {
  let solver = gsl_root_fsolver_alloc(apus_brent_root())
  defer { gsl_root_fsolver_free(solver) }
  gsl_root_fsolver_set(solver, function, interval.lowerBound, interval.upperBound)

  func root(_ iterations: Int, _ outcome: SolverOutcome) -> Root {
    let (lower, upper) = (gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver))
    return Root(
      position: gsl_root_fsolver_root(solver), bracket: min(lower, upper)...max(lower, upper),
      iterations: iterations, outcome: outcome)
  }
  for iteration in 1...max(options.iterationLimit, 1) {
    let code = gsl_root_fsolver_iterate(solver)
    if monitor.sawNotFinite { return root(iteration, .notFinite) }
    if code != Int32(GSL_SUCCESS) { return root(iteration, .lineSearchFailed) }
    let test = gsl_root_test_interval(
      gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver),
      options.absoluteTolerance, options.relativeTolerance)
    if test == Int32(GSL_SUCCESS) { return root(iteration, .converged) }
  }
  return root(options.iterationLimit, .iterationLimit)
}
