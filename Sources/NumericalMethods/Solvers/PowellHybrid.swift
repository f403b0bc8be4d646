internal import CGSL

/// Options of Powell's hybrid method for systems of equations, with the Jacobian given.
///
/// GSL's `hybridsj` (MINPACK's HYBRJ): Newton's step where it can be trusted, a step down the gradient
/// of the squared residuals where not.
public struct PowellHybrid: Hashable, Sendable {
  /// The search converges when no variable x moves by more than this times max(1, |x|).
  public var tolerance: Double

  /// Iterations before giving up.
  public var iterationLimit: Int

  /// Options with their usual values.
  public init(tolerance: Double = 1e-12, iterationLimit: Int = 200) {
    (self.tolerance, self.iterationLimit) = (tolerance, iterationLimit)
  }
}

/// Where several functions of as many variables are all zero, as well as was found.
public struct SystemRoot: Equatable, Sendable {
  /// The best estimate.
  public let position: [Double]

  /// The functions there.
  public let residuals: [Double]

  /// Iterations made.
  public let iterations: Int

  /// How the search ended; `.lineSearchFailed` where steps made no more progress.
  public let outcome: SolverOutcome
}

/// Finds where n functions of n variables are all zero.
///
/// - Parameters:
///   - start: Where to begin.
///   - solver: The options.
///   - evaluate: Writes the functions, and their Jacobian ∂fᵢ/∂xⱼ row after row, at a position; called on
///     the calling thread.
/// - Returns: The root; its outcome is `.notFinite` if a function was so where it was evaluated.
public func findRoot(
  from start: [Double], using solver: PowellHybrid = PowellHybrid(),
  evaluate: (
    _ position: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>,
    _ jacobian: UnsafeMutablePointer<Double>
  ) -> Void
) -> SystemRoot {
  GSL.prepare()
  return withoutActuallyEscaping(evaluate) {
    let system = EquationSystem(count: start.count, $0)
    return withExtendedLifetime(system) { system.solve(from: start, solver) }
  }
}

/// A system as a C callback's context.
private final class EquationSystem {
  typealias Evaluate = (
    UnsafePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
  ) -> Void

  private let count: Int
  private let evaluate: Evaluate
  private var point: [Double]
  private var values: [Double]
  private var jacobian: [Double]
  private var sawNotFinite = false

  init(count: Int, _ evaluate: @escaping Evaluate) {
    (self.count, self.evaluate) = (count, evaluate)
    point = Array(repeating: .nan, count: count)
    values = point
    jacobian = Array(repeating: .nan, count: count * count)
  }

  func solve(from start: [Double], _ options: PowellHybrid) -> SystemRoot {
    guard count > 0 else {
      return SystemRoot(position: [], residuals: [], iterations: 0, outcome: .converged)
    }
    guard let solver = gsl_multiroot_fdfsolver_alloc(apus_powell_hybrid(), count) else {
      preconditionFailure("findRoot: no memory for \(count) variables")
    }
    defer { gsl_multiroot_fdfsolver_free(solver) }
    var function = gsl_multiroot_function_fdf(
      f: { system(of: $1).write(at: $0!, values: $2, jacobian: nil) },
      df: { system(of: $1).write(at: $0!, values: nil, jacobian: $2) },
      fdf: { system(of: $1).write(at: $0!, values: $2, jacobian: $3) },
      n: count, params: Unmanaged.passUnretained(self).toOpaque())
    return withUnsafeMutablePointer(to: &function) { function in
      var start = start
      let code = start.withUnsafeMutableBufferPointer { buffer in
        var view = gsl_vector_view_array(buffer.baseAddress, count)
        return gsl_multiroot_fdfsolver_set(solver, function, &view.vector)
      }
      guard code == Int32(GSL_SUCCESS), !sawNotFinite else {
        return SystemRoot(position: start, residuals: values, iterations: 0, outcome: .notFinite)
      }
      return iterate(solver, options)
    }
  }

  private func iterate(
    _ solver: UnsafeMutablePointer<gsl_multiroot_fdfsolver>, _ options: PowellHybrid
  ) -> SystemRoot {
    func root(_ iterations: Int, _ outcome: SolverOutcome) -> SystemRoot {
      SystemRoot(
        position: elements(gsl_multiroot_fdfsolver_root(solver)),
        residuals: elements(gsl_multiroot_fdfsolver_f(solver)), iterations: iterations,
        outcome: outcome)
    }
    if elements(gsl_multiroot_fdfsolver_f(solver)).allSatisfy({ $0 == 0 }) {
      return root(0, .converged)
    }
    for iteration in 1...max(options.iterationLimit, 1) {
      let code = gsl_multiroot_fdfsolver_iterate(solver)
      if sawNotFinite { return root(iteration, .notFinite) }
      if code != Int32(GSL_SUCCESS) { return root(iteration, .lineSearchFailed) }
      let position = elements(gsl_multiroot_fdfsolver_root(solver))
      let step = elements(gsl_multiroot_fdfsolver_dx(solver))
      let isSettled = zip(position, step).allSatisfy {
        abs($1) <= options.tolerance * max(1, abs($0))
      }
      if isSettled { return root(iteration, .converged) }
    }
    return root(options.iterationLimit, .iterationLimit)
  }

  /// Evaluates, unless the solver asks again for the same position.
  fileprivate func write(
    at position: UnsafePointer<gsl_vector>, values target: UnsafeMutablePointer<gsl_vector>?,
    jacobian matrix: UnsafeMutablePointer<gsl_matrix>?
  ) -> Int32 {
    let asked = elements(position)
    if asked != point {
      point = asked
      evaluate(asked, &values, &jacobian)
    }
    let isFinite = values.allSatisfy(\.isFinite) && jacobian.allSatisfy(\.isFinite)
    guard isFinite else {
      sawNotFinite = true
      return Int32(GSL_EBADFUNC)
    }
    if let target { for i in 0..<count { gsl_vector_set(target, i, values[i]) } }
    if let matrix {
      for i in 0..<count {
        for j in 0..<count { gsl_matrix_set(matrix, i, j, jacobian[i * count + j]) }
      }
    }
    return Int32(GSL_SUCCESS)
  }
}

private func system(of context: UnsafeMutableRawPointer?) -> EquationSystem {
  Unmanaged<EquationSystem>.fromOpaque(context!).takeUnretainedValue()
}
