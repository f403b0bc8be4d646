/// Options of the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno.
///
/// GSL's `vector_bfgs2`, with the line search of Fletcher, Practical Methods of Optimization (1987),
/// algorithms 2.6.2 and 2.6.4.
public struct BFGS: Hashable, Sendable {
  /// The search converges when the Euclidean norm of the gradient is at most this.
  public var gradientTolerance: Double

  /// Iterations (line searches) before giving up.
  public var iterationLimit: Int

  /// Length of the first trial step, in the units of the parameters.
  public var firstStep: Double

  /// Relative accuracy of a line search: 0.1 is recommended; 0 is exact.
  public var lineSearchTolerance: Double

  /// Options with their usual values.
  public init(
    gradientTolerance: Double = 1e-6, iterationLimit: Int = 500, firstStep: Double = 0.1,
    lineSearchTolerance: Double = 0.1
  ) {
    (self.gradientTolerance, self.iterationLimit) = (gradientTolerance, iterationLimit)
    (self.firstStep, self.lineSearchTolerance) = (firstStep, lineSearchTolerance)
  }
}

/// Minimises a function with its gradient.
///
/// Where the function is infinite or NaN the search goes back to the lowest point and tries again
/// with a tenth of the step; where it makes no progress it forgets its curvature once.
///
/// - Parameters:
///   - start: Where to begin, `[parameters]`.
///   - solver: The options.
///   - valueAndGradient: The function's value at a position; writes its gradient, `[parameters]`,
///     into its second argument. It is called on the calling thread.
/// - Returns: The lowest point seen and how the search ended.
/// - Throws: What `valueAndGradient` throws, at once.
public func minimise<Failure: Error>(
  from start: [Double], using solver: BFGS = BFGS(),
  valueAndGradient: (_ position: [Double], _ gradient: inout [Double]) throws(Failure) -> Double
) throws(Failure) -> Minimum {
  var failure: Failure?
  let minimum = withoutActuallyEscaping(valueAndGradient) { function in
    let objective = Objective(at: start) { position, gradient in
      if failure != nil { return .nan }
      do throws(Failure) {
        return try function(position, &gradient)
      } catch {
        failure = error
        return .nan
      }
    }
    return BFGSSearch(objective, solver).run()
  }
  if let failure { throw failure }
  return minimum
}
