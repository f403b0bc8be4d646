import Foundation

/// The x that a χ² variable with k degrees of freedom is below with probability p.
///
/// 0 at 0, ∞ at 1, NaN outside or unless k > 0; good to 1e-12. For p close to 1 give the upper tail
/// instead, which p cannot resolve.
///
/// - Parameters:
///   - p: The probability below x.
///   - degreesOfFreedom: k, whole or not.
public func chiSquaredQuantile(_ p: Double, degreesOfFreedom: Double) -> Double {
  guard p >= 0, p <= 1, degreesOfFreedom > 0 else { return .nan }
  if p == 0 { return 0 }
  if p == 1 { return .infinity }
  return zeroOfIncreasing(from: degreesOfFreedom, in: (0, .infinity)) { x in
    (
      chiSquaredCDF(x, degreesOfFreedom: degreesOfFreedom) - p,
      exp(logChiSquaredDensity(x, degreesOfFreedom))
    )
  }
}

/// The x that a χ² variable with k degrees of freedom is above with probability q.
///
/// ∞ at 0, 0 at 1, NaN outside or unless k > 0; good to 1e-12.
///
/// - Parameters:
///   - q: The probability above x.
///   - degreesOfFreedom: k, whole or not.
public func chiSquaredQuantile(upperTail q: Double, degreesOfFreedom: Double) -> Double {
  guard q >= 0, q <= 1, degreesOfFreedom > 0 else { return .nan }
  if q == 0 { return .infinity }
  if q == 1 { return 0 }
  if q > 0.5 { return chiSquaredQuantile(1 - q, degreesOfFreedom: degreesOfFreedom) }
  // The logarithm of the tail is nearly straight, so that Newton's steps reach far.
  return zeroOfIncreasing(from: degreesOfFreedom, in: (0, .infinity)) { x in
    let logTail = logChiSquaredSurvival(x, degreesOfFreedom: degreesOfFreedom)
    return (log(q) - logTail, exp(logChiSquaredDensity(x, degreesOfFreedom) - logTail))
  }
}

private func logChiSquaredDensity(_ x: Double, _ k: Double) -> Double {
  (k / 2 - 1) * log(x) - x / 2 - k / 2 * log(2.0) - logGamma(k / 2)
}
