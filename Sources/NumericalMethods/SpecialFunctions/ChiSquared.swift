internal import CGSL
import Foundation

/// The probability that a χ² variable with k degrees of freedom is above x, Γ(k/2, x/2)/Γ(k/2).
///
/// 1 for x ≤ 0, 0 at ∞, NaN unless k > 0. One and two degrees use the normal and the exponential
/// distribution (a few ulp, until it underflows); others are good to 1e-12. DLMF 8.2.4.
///
/// - Parameters:
///   - x: The value of χ².
///   - degreesOfFreedom: k, whole or not.
public func chiSquaredSurvival(_ x: Double, degreesOfFreedom: Double) -> Double {
  guard degreesOfFreedom > 0, !x.isNaN else { return .nan }
  if x <= 0 { return 1 }
  if x == .infinity { return 0 }
  if degreesOfFreedom == 1 { return 2 * normalSurvival(x.squareRoot()) }
  if degreesOfFreedom == 2 { return exp(-x / 2) }
  if degreesOfFreedom > uniformLimit {
    return UniformTails(x, degreesOfFreedom: degreesOfFreedom).upper
  }
  return valueOrNaN { gsl_sf_gamma_inc_Q_e(degreesOfFreedom / 2, x / 2, &$0) }
}

/// The probability that a χ² variable with k degrees of freedom is below x, γ(k/2, x/2)/Γ(k/2).
///
/// 0 for x ≤ 0, 1 at ∞, NaN unless k > 0; good to 1e-12 also where it is small.
public func chiSquaredCDF(_ x: Double, degreesOfFreedom: Double) -> Double {
  guard degreesOfFreedom > 0, !x.isNaN else { return .nan }
  if x <= 0 { return 0 }
  if x == .infinity { return 1 }
  if degreesOfFreedom > uniformLimit {
    return UniformTails(x, degreesOfFreedom: degreesOfFreedom).lower
  }
  return valueOrNaN { gsl_sf_gamma_inc_P_e(degreesOfFreedom / 2, x / 2, &$0) }
}

/// The logarithm of ``chiSquaredSurvival(_:degreesOfFreedom:)``, also where that underflows.
public func logChiSquaredSurvival(_ x: Double, degreesOfFreedom: Double) -> Double {
  guard degreesOfFreedom > 0, !x.isNaN else { return .nan }
  if x <= 0 { return 0 }
  if x == .infinity { return -.infinity }
  if degreesOfFreedom == 1 { return log(2.0) + logNormalSurvival(x.squareRoot()) }
  if degreesOfFreedom == 2 { return -x / 2 }
  if degreesOfFreedom > uniformLimit {
    return UniformTails(x, degreesOfFreedom: degreesOfFreedom).logUpper
  }
  let (a, y) = (degreesOfFreedom / 2, x / 2)
  if y > 2 * a + 100 { return a * log(y) - y - logGamma(a) + log(upperFraction(a, y)) }
  let below = chiSquaredCDF(x, degreesOfFreedom: degreesOfFreedom)
  if below < 0.5 { return log1p(-below) }
  return log(chiSquaredSurvival(x, degreesOfFreedom: degreesOfFreedom))
}

// Γ(a, y)·e^y/y^a as a continued fraction (DLMF 8.9.2) by the method of Lentz; y well above a.
private func upperFraction(_ a: Double, _ y: Double) -> Double {
  var b = y + 1 - a
  var (c, d) = (Double.infinity, 1 / b)
  var value = d
  for i in 1...1000 {
    let numerator = -Double(i) * (Double(i) - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    value *= c * d
    if abs(c * d - 1) < 1e-16 { break }
  }
  return value
}
