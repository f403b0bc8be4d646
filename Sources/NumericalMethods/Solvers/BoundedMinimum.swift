/// A twice differentiable function of several variables, as a solver sees it.
public protocol SmoothObjective {
  /// The value at `x`; NaN or infinity where the function is not defined.
  func value(at x: [Double]) -> Double

  /// The value, writing the gradient and the Hessian at `x`.
  func derivatives(at x: [Double], gradient: inout [Double], hessian: inout ArrowMatrix) -> Double

  /// Which second derivatives are not always zero; all of them unless said otherwise.
  ///
  /// - Parameter count: The number of variables.
  func hessianPattern(count: Int) -> ArrowMatrix.Pattern

  /// Writes a positive semidefinite approximation of the Hessian at the point where `derivatives` was
  /// last called, for steps where the Hessian itself has negative curvature.
  ///
  /// - Parameters:
  ///   - x: That point.
  ///   - hessian: What is overwritten.
  /// - Returns: False, as unless said otherwise, if there is none.
  func convexHessian(at x: [Double], hessian: inout ArrowMatrix) -> Bool
}

extension SmoothObjective {
  public func convexHessian(at x: [Double], hessian: inout ArrowMatrix) -> Bool { false }

  public func hessianPattern(count: Int) -> ArrowMatrix.Pattern { .init(count: count) }
}

/// Why a bounded minimisation ended.
public enum BoundedOutcome: Int, Sendable, CustomStringConvertible {
  case converged = 0
  case iterationLimit = 1
  case lineSearchFailed = 2
  case notFinite = 3

  /// What happened and what to try next.
  public var description: String {
    switch self {
    case .converged: "converged"
    case .iterationLimit:
      "iteration limit reached before convergence; allow more iterations or start nearer the minimum"
    case .lineSearchFailed:
      "no lower value was found along a descent direction; check the function for kinks, or its scale"
    case .notFinite:
      "the function or a derivative is not finite where the search stands; start where they are "
        + "defined, or keep the variables inside their domain by bounds"
    }
  }
}

/// The method that a bounded minimisation ended with.
public enum BoundedSolver: Int, Sendable, CustomStringConvertible {
  /// Newton's method with exact second derivatives.
  case newton = 0
  /// BFGS in transformed variables, after Newton's method had failed; its end polished by Newton's
  /// method where that works.
  case quasiNewton = 1

  public var description: String {
    switch self {
    case .newton: "Newton's method"
    case .quasiNewton: "BFGS, after Newton's method had failed"
    }
  }
}

/// Where a bounded minimisation ended.
public struct BoundedMinimum: Sendable {
  public var position: [Double]
  public var value: Double
  /// False for a variable held at a bound that the function would cross, and where the bounds meet.
  public var isFree: [Bool]
  public var iterations: Int
  public var outcome: BoundedOutcome
  /// gᵀH⁻¹g over the free variables at the last point: twice the expected further decrease.
  public var decrement: Double
  public var solver = BoundedSolver.newton
}
