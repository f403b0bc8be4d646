import HistFactory
import NumericalMethods

/// Finds minima near a best fit by Newton's steps with the curvature of an earlier point, which cost a
/// tenth of those with their own; the curvature is renewed where steps do not shrink fast.
struct NearbyFit {
  let likelihood: Likelihood
  /// The curvature at the best fit.
  let factor: ArrowCholesky
  /// Elements that were free at the best fit; the others stay.
  let isFree: [Bool]

  private static let renewals = 4

  /// The minimum with one element held.
  ///
  /// - Parameters:
  ///   - start: Where to begin, the element where it is held.
  ///   - element: The element.
  ///   - column: The element's column of the inverse curvature.
  /// - Returns: Nil if steps lead to a bound, or where the curvature is not positive: there the general
  ///   search is needed.
  func minimum(from start: [Double], holding element: Int, along column: [Double]) -> [Double]? {
    likelihood.withFunction { function in
      var (x, gradient) = (start, start)
      var metric = Metric(factor: factor, element: element, column: column)
      var (last, renewals) = (1.0, 0)
      for _ in 0..<60 {
        guard function.valueAndGradient(at: x, gradient: &gradient).isFinite else { return nil }
        for i in x.indices where !isFree[i] || i == element { gradient[i] = 0 }
        var step = metric.solve(gradient)
        var decrement = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }
        if !(decrement < 0.5 * last) {
          // What is left may be rounding.
          if last < 1e-13 { return x }
          guard renewals < Self.renewals, let own = curvature(function, at: x, holding: element)
          else { return nil }
          renewals += 1
          metric = Metric(factor: own)
          step = metric.solve(gradient)
          decrement = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }
        }
        guard decrement.isFinite, move(&x, by: step) else { return nil }
        if decrement < 1e-18 { return x }
        last = decrement
      }
      return nil
    }
  }

  private func move(_ x: inout [Double], by step: [Double]) -> Bool {
    let (lower, upper) = (likelihood.model.lowerBounds, likelihood.model.upperBounds)
    for i in x.indices where step[i] != 0 {
      x[i] -= step[i]
      guard lower[i] < x[i] && x[i] < upper[i] else { return false }
    }
    return true
  }

  private func curvature(
    _ function: LikelihoodFunction, at x: [Double], holding element: Int
  ) -> ArrowCholesky? {
    var (gradient, hessian) = (x, ArrowMatrix(function.hessianPattern(count: x.count)))
    _ = function.derivatives(at: x, gradient: &gradient, hessian: &hessian)
    var isHeld = isFree.map { !$0 }
    isHeld[element] = true
    return ArrowCholesky(hessian, leavingOut: isHeld)
  }
}

/// A curvature to solve with, one element's row and column taken out of it.
private struct Metric {
  let factor: ArrowCholesky
  var element: Int?
  /// The element's column of the inverse, while its row and column are still in the factor.
  var column: [Double] = []

  func solve(_ gradient: [Double]) -> [Double] {
    var step = factor.solve(gradient)
    guard let element else { return step }
    let share = step[element] / column[element]
    for i in step.indices { step[i] = i == element ? 0 : step[i] - share * column[i] }
    return step
  }
}
