internal import CGSL

/// A derivative from differences, and how far to trust it.
public struct DerivativeEstimate: Equatable, Sendable {
  /// The estimate of f′(x); NaN if the function was so nearby.
  public let value: Double

  /// An estimate of its absolute error, from truncation and rounding together.
  public let error: Double
}

/// Estimates f′(x) from the values at x ± h/2 and x ± h, choosing a better h once.
///
/// For checking derivatives, not for computing them: the relative error is about 1e-10 at best.
/// The five-point rule (Abramowitz and Stegun 25.3.6) with error estimate of GSL's `deriv_central`.
///
/// - Parameters:
///   - x: Where.
///   - step: The first h; a thousandth of |x|, or of 1 if |x| is smaller, if not given.
///   - function: The function; it is called on the calling thread.
public func numericalDerivative(
  at x: Double, step: Double? = nil, of function: (Double) -> Double
) -> DerivativeEstimate {
  let h = step ?? 1e-3 * max(abs(x), 1)
  precondition(h > 0, "numericalDerivative: step is \(h); expected a positive number")
  return withoutActuallyEscaping(function) { function in
    ScalarFunction(function).withGSLFunction {
      var (value, error) = (Double.nan, Double.nan)
      gsl_deriv_central($0, x, h, &value, &error)
      return DerivativeEstimate(value: value, error: error)
    }
  }
}
