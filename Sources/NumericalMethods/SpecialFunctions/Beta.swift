internal import CGSL
import Foundation

/// The probability that a variable with the beta distribution of parameters a and b is below x, the
/// regularised incomplete beta function Iₓ(a, b).
///
/// 0 for x ≤ 0, 1 for x ≥ 1, NaN unless a > 0 and b > 0; good to 1e-12. DLMF 8.17.2.
public func betaCDF(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard a > 0, b > 0, a.isFinite, b.isFinite, !x.isNaN else { return .nan }
  if x <= 0 { return 0 }
  if x >= 1 { return 1 }
  return valueOrNaN { gsl_sf_beta_inc_e(a, b, x, &$0) }
}

/// The x that a variable with the beta distribution of parameters a and b is below with probability
/// p.
///
/// 0 at 0, 1 at 1, NaN outside or unless a > 0 and b > 0; good to 1e-11. What is above x with
/// probability q is `1 - betaQuantile(q, b, a)`.
public func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
  guard p >= 0, p <= 1, a > 0, b > 0, a.isFinite, b.isFinite else { return .nan }
  if p == 0 || p == 1 { return p }
  let logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
  return zeroOfIncreasing(from: a / (a + b), in: (0, 1)) { x in
    (betaCDF(x, a, b) - p, exp((a - 1) * log(x) + (b - 1) * log1p(-x) - logBeta))
  }
}
