internal import CGSL

/// Runs of GSL's minimiser, each from the lowest point so far, until one ends for good.
struct BFGSSearch {
  private let objective: Objective
  private let solver: BFGS
  private let tenfoldShorterSteps = 6

  init(_ objective: Objective, _ solver: BFGS) {
    (self.objective, self.solver) = (objective, solver)
  }

  func run() -> Minimum {
    guard objective.best.isFinite else { return result(.notFinite, iterations: 0) }
    var (iterations, step) = (0, solver.firstStep)
    var (retriesLeft, valueAtRestart) = (tenfoldShorterSteps, Double.infinity)
    while true {
      let outcome = descend(step: step, iterations: &iterations)
      let hasGained = objective.best.value < valueAtRestart
      valueAtRestart = objective.best.value
      switch outcome {
      // Stale curvature is the usual cause; a fresh start that gains nothing settles it.
      case .lineSearchFailed where hasGained:
        continue
      case .notFinite where hasGained || retriesLeft > 0:
        retriesLeft = hasGained ? tenfoldShorterSteps : retriesLeft - 1
        step /= hasGained ? 1 : 10
      default:
        return result(outcome, iterations: iterations)
      }
    }
  }

  private var isConverged: Bool { objective.best.gradientNorm <= solver.gradientTolerance }

  private func result(_ outcome: SolverOutcome, iterations: Int) -> Minimum {
    let best = objective.best
    return Minimum(
      position: best.position, value: best.value, gradientNorm: best.gradientNorm,
      iterations: iterations, outcome: outcome)
  }

  private func descend(step: Double, iterations: inout Int) -> SolverOutcome {
    if isConverged { return .converged }
    objective.forgetNotFinite()
    let count = objective.best.position.count
    guard let minimiser = gsl_multimin_fdfminimizer_alloc(apus_bfgs2(), count) else {
      preconditionFailure("minimise: no memory for \(count) parameters")
    }
    defer { gsl_multimin_fdfminimizer_free(minimiser) }

    var (function, start) = (callbacks(count), objective.best.position)
    // The minimiser keeps the address of the callbacks, which hold the objective unretained.
    return withExtendedLifetime(objective) {
      withUnsafeMutablePointer(to: &function) { function in
        start.withUnsafeMutableBufferPointer {
          var view = gsl_vector_view_array($0.baseAddress, count)
          let tolerance = solver.lineSearchTolerance
          gsl_multimin_fdfminimizer_set(minimiser, function, &view.vector, step, tolerance)
        }
        return iterate(minimiser, &iterations)
      }
    }
  }

  private func iterate(
    _ minimiser: UnsafeMutablePointer<gsl_multimin_fdfminimizer>, _ iterations: inout Int
  ) -> SolverOutcome {
    while iterations < solver.iterationLimit {
      let code = gsl_multimin_fdfminimizer_iterate(minimiser)
      iterations += 1
      if isConverged { return .converged }
      if objective.sawNotFinite { return .notFinite }
      if code != Int32(GSL_SUCCESS) { return .lineSearchFailed }
    }
    return .iterationLimit
  }

  private func callbacks(_ count: Int) -> gsl_multimin_function_fdf {
    gsl_multimin_function_fdf(
      f: { objectiveAt($1).evaluate(at: elements($0)).value },
      df: { store(objectiveAt($1).evaluate(at: elements($0)).gradient, in: $2) },
      fdf: {
        let point = objectiveAt($1).evaluate(at: elements($0))
        $2?.pointee = point.value
        store(point.gradient, in: $3)
      },
      n: count, params: Unmanaged.passUnretained(objective).toOpaque())
  }
}

private func objectiveAt(_ context: UnsafeMutableRawPointer?) -> Objective {
  Unmanaged<Objective>.fromOpaque(context!).takeUnretainedValue()
}

/// The elements of a GSL vector.
func elements(_ vector: UnsafePointer<gsl_vector>?) -> [Double] {
  (0..<vector!.pointee.size).map { gsl_vector_get(vector, $0) }
}

private func store(_ values: [Double], in vector: UnsafeMutablePointer<gsl_vector>?) {
  for (i, value) in values.enumerated() { gsl_vector_set(vector, i, value) }
}
