internal import CGSL
import Foundation

/// The x with Φ(x) = p.
///
/// −∞ at 0, ∞ at 1, NaN outside. Relative error below 1e-15 for p down to 1e-307; for p close to 1
/// give the upper tail instead, which p cannot resolve. Wichura, AS 241, doi:10.2307/2347330.
public func normalQuantile(_ p: Double) -> Double {
  guard p >= 0, p <= 1 else { return .nan }
  GSL.prepare()
  return gsl_cdf_ugaussian_Pinv(p)
}

/// The x with 1 − Φ(x) = q: the significance of a p-value, in standard deviations.
///
/// ∞ at 0, −∞ at 1, NaN outside. Accurate for q down to 1e-307, that is to 37σ.
public func normalQuantile(upperTail q: Double) -> Double { -normalQuantile(q) }

/// The x with log(1 − Φ(x)) = `logQ`: the significance of a p-value too small for a double.
///
/// −∞ at 0, ∞ at −∞, NaN above 0. Newton's method on ``logNormalSurvival(_:)`` beyond 30σ.
public func normalQuantile(logUpperTail logQ: Double) -> Double {
  if logQ == -.infinity { return .infinity }
  guard logQ < -450 else { return normalQuantile(upperTail: exp(logQ)) }
  var x = (-2 * logQ).squareRoot()
  for _ in 0..<5 {
    let logTail = logNormalSurvival(x)
    x += (logTail - logQ) * exp(logTail - logNormalDensity(x))
  }
  return x
}
