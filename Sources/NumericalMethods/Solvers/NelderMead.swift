internal import CGSL

/// Options of the simplex method of Nelder and Mead, which needs no gradient.
///
/// GSL's `nmsimplex2`; Nelder and Mead, doi:10.1093/comjnl/7.4.308. For a handful of parameters.
public struct NelderMead: Hashable, Sendable {
  /// The search converges when the simplex's vertices are on average this near to its centre.
  public var sizeTolerance: Double

  /// Iterations (moves of the simplex) before giving up.
  public var iterationLimit: Int

  /// Length of the simplex's first edges, in the units of the parameters.
  public var firstStep: Double

  /// Options with their usual values.
  public init(sizeTolerance: Double = 1e-6, iterationLimit: Int = 5000, firstStep: Double = 0.1) {
    (self.sizeTolerance, self.iterationLimit) = (sizeTolerance, iterationLimit)
    self.firstStep = firstStep
  }
}

/// Minimises a function without its gradient.
///
/// The simplex treats infinite and NaN values as high walls, so only a start where the function is
/// not finite ends with `.notFinite`.
///
/// - Parameters:
///   - start: Where to begin, `[parameters]`.
///   - solver: The options.
///   - value: The function; it is called on the calling thread.
/// - Returns: The lowest point seen, without a gradient norm, and how the search ended.
/// - Throws: What `value` throws, once the search has ended.
public func minimise<Failure: Error>(
  from start: [Double], using solver: NelderMead,
  value: (_ position: [Double]) throws(Failure)
    -> Double
) throws(Failure) -> Minimum {
  var failure: Failure?
  let minimum = withoutActuallyEscaping(value) { function in
    let objective = Objective(at: start) { position, _ in
      if failure != nil { return .nan }
      do throws(Failure) {
        return try function(position)
      } catch {
        failure = error
        return .nan
      }
    }
    return shrink(objective, solver) { failure != nil }
  }
  if let failure { throw failure }
  return minimum
}

private func shrink(_ objective: Objective, _ solver: NelderMead, stop: () -> Bool) -> Minimum {
  func result(_ outcome: SolverOutcome, _ iterations: Int) -> Minimum {
    Minimum(
      position: objective.best.position, value: objective.best.value, gradientNorm: nil,
      iterations: iterations, outcome: outcome)
  }
  let count = objective.best.position.count
  guard objective.best.isFinite else { return result(.notFinite, 0) }
  guard count > 0 else { return result(.converged, 0) }
  guard let minimiser = gsl_multimin_fminimizer_alloc(apus_nelder_mead(), count) else {
    preconditionFailure("minimise: no memory for \(count) parameters")
  }
  defer { gsl_multimin_fminimizer_free(minimiser) }

  var function = gsl_multimin_function(
    f: { position, context in
      let objective = Unmanaged<Objective>.fromOpaque(context!).takeUnretainedValue()
      let value = objective.evaluate(at: elements(position)).value
      return value.isFinite ? value : .greatestFiniteMagnitude
    },
    n: count, params: Unmanaged.passUnretained(objective).toOpaque())
  var (start, steps) = (
    objective.best.position, [Double](repeating: solver.firstStep, count: count)
  )
  return withUnsafeMutablePointer(to: &function) { function in
    start.withUnsafeMutableBufferPointer { x in
      steps.withUnsafeMutableBufferPointer { h in
        var xView = gsl_vector_view_array(x.baseAddress, count)
        var hView = gsl_vector_view_array(h.baseAddress, count)
        _ = gsl_multimin_fminimizer_set(minimiser, function, &xView.vector, &hView.vector)
      }
    }
    for iteration in 1...max(solver.iterationLimit, 1) {
      if stop() { break }
      let code = gsl_multimin_fminimizer_iterate(minimiser)
      if code != Int32(GSL_SUCCESS) { return result(.lineSearchFailed, iteration) }
      if gsl_multimin_fminimizer_size(minimiser) <= solver.sizeTolerance {
        return result(.converged, iteration)
      }
    }
    return result(.iterationLimit, solver.iterationLimit)
  }
}
