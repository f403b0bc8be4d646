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
  if degreesOfFreedom > uniformLimit { return uniformQuantile(normalQuantile(p), degreesOfFreedom) }
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
  if degreesOfFreedom > uniformLimit {
    return uniformQuantile(normalQuantile(upperTail: q), degreesOfFreedom)
  }
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

/// The quantile for many degrees of freedom, where the tail beyond x = kλ is that of a normal variable
/// at η√a with a = k/2 and ½η² = λ − 1 − log λ, up to corrections in powers of 1/a.
///
/// Gil, Segura and Temme, doi:10.1137/120872553, section 3.
///
/// - Parameters:
///   - z: Where a standard normal variable has the same tail.
///   - k: The degrees of freedom.
private func uniformQuantile(_ z: Double, _ k: Double) -> Double {
  let a = k / 2
  let first = z / a.squareRoot()
  let order1 =
    -1.0 / 3 + first
    * (1.0 / 36 + first * (1.0 / 1620 + first * (-7.0 / 6480 + first * (5.0 / 18144))))
  let order2 = -7.0 / 405 + first * (-7.0 / 2592 + first * (533.0 / 204120))
  let eta = first + order1 / a + order2 / (a * a)
  var excess = eta * (1 + eta * (1.0 / 3 + eta * (1.0 / 36 + eta * (-1.0 / 270))))
  // Newton's method for ½η² = μ − log(1 + μ).
  for _ in 0..<3 where excess != 0 {
    let value = -logOnePlusMinusArgument(excess) - eta * eta / 2
    excess -= value * (1 + excess) / excess
  }
  return k * (1 + excess)
}
