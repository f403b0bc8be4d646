import HistFactory
import NumericalMethods

/// Finds minima near a best fit by steps with the curvature there, which costs a tenth of Newton's.
struct NearbyFit {
  let likelihood: Likelihood
  /// The curvature at the best fit.
  let factor: ArrowCholesky
  /// Elements that were free at the best fit; the others stay.
  let isFree: [Bool]

  /// The minimum with one element held.
  ///
  /// - Parameters:
  ///   - start: Where to begin, the element where it is held.
  ///   - element: The element.
  ///   - column: The element's column of the inverse curvature.
  /// - Returns: Nil if the steps do not shrink by half each, or lead to a bound: where the curvature
  ///   changes too much for this method.
  func minimum(from start: [Double], holding element: Int, along column: [Double]) -> [Double]? {
    let (lower, upper) = (likelihood.model.lowerBounds, likelihood.model.upperBounds)
    return likelihood.withFunction { function in
      var (x, gradient) = (start, start)
      var last = Double.infinity
      for _ in 0..<40 {
        let value = function.valueAndGradient(at: x, gradient: &gradient)
        for i in x.indices where !isFree[i] { gradient[i] = 0 }
        var step = factor.solve(gradient)
        // H⁻¹g with the held element's row and column taken out of H.
        let share = step[element] / column[element]
        var decrement = 0.0
        for i in x.indices {
          step[i] = i == element ? 0 : step[i] - share * column[i]
          decrement += step[i] * gradient[i]
        }
        // What is left may be rounding.
        guard value.isFinite, decrement < 0.5 * last else { return last < 1e-13 ? x : nil }
        for i in x.indices where isFree[i] && i != element {
          x[i] -= step[i]
          guard lower[i] < x[i] && x[i] < upper[i] else { return nil }
        }
        if decrement < 1e-18 { return x }
        last = decrement
      }
      return nil
    }
  }
}
