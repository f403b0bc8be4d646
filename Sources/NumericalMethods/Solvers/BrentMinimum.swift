internal import CGSL

/// Minimises a function of one variable inside an interval.
///
/// - Parameters:
///   - interval: Where to look.
///   - start: A point inside where the function is lower than at both ends; the middle if not given.
///   - solver: The options.
///   - function: The function; it is called on the calling thread.
/// - Returns: The minimum, without a gradient norm; its outcome is `.notFinite` if the function was
///   so inside the interval.
/// - Throws: `BracketError` if the three points do not bracket a minimum, with the values there.
public func minimise(
  in interval: ClosedRange<Double>, startingAt start: Double? = nil, using solver: Brent = Brent(),
  value function: (Double) -> Double
) throws(BracketError) -> Minimum {
  let (lower, upper) = (interval.lowerBound, interval.upperBound)
  let positions = [lower, start ?? lower + (upper - lower) / 2, upper]
  precondition(
    interval.contains(positions[1]),
    "minimise: the starting point \(positions[1]) is outside \(interval); give one inside")
  let values = positions.map(function)
  guard values.allSatisfy(\.isFinite), values[1] < values[0], values[1] < values[2] else {
    throw BracketError(target: .minimum, positions: positions, values: values)
  }
  return withoutActuallyEscaping(function) { function in
    let function = ScalarFunction(function)
    return function.withGSLFunction { narrow(positions, values, solver, $0, function) }
  }
}

private func narrow(
  _ x: [Double], _ f: [Double], _ options: Brent, _ function: UnsafeMutablePointer<gsl_function>,
  _ monitor: ScalarFunction
) -> Minimum {
  let solver = gsl_min_fminimizer_alloc(apus_brent_minimizer())
  defer { gsl_min_fminimizer_free(solver) }
  gsl_min_fminimizer_set_with_values(solver, function, x[1], f[1], x[0], f[0], x[2], f[2])

  func minimum(_ iterations: Int, _ outcome: SolverOutcome) -> Minimum {
    Minimum(
      position: [gsl_min_fminimizer_x_minimum(solver)],
      value: gsl_min_fminimizer_f_minimum(solver), gradientNorm: nil, iterations: iterations,
      outcome: outcome)
  }
  for iteration in 1...max(options.iterationLimit, 1) {
    let code = gsl_min_fminimizer_iterate(solver)
    if monitor.sawNotFinite { return minimum(iteration, .notFinite) }
    if code != Int32(GSL_SUCCESS) { return minimum(iteration, .lineSearchFailed) }
    let test = gsl_min_test_interval(
      gsl_min_fminimizer_x_lower(solver), gsl_min_fminimizer_x_upper(solver),
      options.absoluteTolerance, options.relativeTolerance)
    if test == Int32(GSL_SUCCESS) { return minimum(iteration, .converged) }
  }
  return minimum(options.iterationLimit, .iterationLimit)
}
