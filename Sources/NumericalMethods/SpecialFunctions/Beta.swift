import Foundation

/// The probability that a variable with the beta distribution of parameters a and b is below x, the
/// regularised incomplete beta function Iₓ(a, b).
///
/// 0 for x ≤ 0, 1 for x ≥ 1, NaN unless a > 0 and b > 0; good to 1e-12, for parameters up to 1e10.
/// DLMF 8.17.2, computed by the continued fraction 8.17.22.
///
/// - Parameters:
///   - x: The value.
///   - a: The first parameter.
///   - b: The second parameter.
public func betaCDF(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard a > 0, b > 0, a.isFinite, b.isFinite, !x.isNaN else { return .nan }
  if x <= 0 { return 0 }
  if x >= 1 { return 1 }
  // The fraction converges quickly below the mean.
  if x > (a + 1) / (a + b + 2) { return 1 - betaTail(1 - x, b, a) }
  return betaTail(x, a, b)
}

/// The x that a variable with the beta distribution of parameters a and b is below with probability
/// p.
///
/// 0 at 0, 1 at 1, NaN outside or unless a > 0 and b > 0; good to 1e-12. What is above x with
/// probability q is `1 - betaQuantile(q, b, a)`.
///
/// - Parameters:
///   - p: The probability below x.
///   - a: The first parameter.
///   - b: The second parameter.
public func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
  guard p >= 0, p <= 1, a > 0, b > 0, a.isFinite, b.isFinite else { return .nan }
  if p == 0 || p == 1 { return p }
  return zeroOfIncreasing(from: a / (a + b), in: (0, 1)) { x in
    (betaCDF(x, a, b) - p, betaPower(x, a, b) / (x * (1 - x)))
  }
}

/// xᵃ(1 − x)ᵇ/B(a, b), without the large terms that cancel.
private func betaPower(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let sum = a + b
  let excess = x * sum - a
  let exponent =
    a * logMinusExcess(x * sum / a, excess / a) + b * logMinusExcess((1 - x) * sum / b, -excess / b)
  let correction = stirlingCorrection(sum) - stirlingCorrection(a) - stirlingCorrection(b)
  return (a / sum * b / (2 * Double.pi)).squareRoot() * exp(exponent + correction)
}

/// log r − (r − 1), of r and r − 1.
private func logMinusExcess(_ ratio: Double, _ excess: Double) -> Double {
  abs(excess) > 0.1 ? log(ratio) - excess : logOnePlusMinusArgument(excess)
}

/// The continued fraction by the method of Lentz; the number of its terms grows like √(a + b).
private func betaTail(_ x: Double, _ a: Double, _ b: Double) -> Double {
  func kept(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
  var c = 1.0
  var d = 1 / kept(1 - (a + b) * x / (a + 1))
  var value = d
  for m in 1...1_000_000 {
    let m = Double(m)
    for numerator in [
      m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
      -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
    ] {
      d = 1 / kept(1 + numerator * d)
      c = kept(1 + numerator / c)
      value *= c * d
    }
    if abs(c * d - 1) < 1e-15 { break }
  }
  return betaPower(x, a, b) * value / a
}
