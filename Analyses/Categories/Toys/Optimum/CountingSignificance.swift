import Foundation

/// q = 2((s + b) log(1 + s/b) − s), the expected √q0 squared of one counting experiment with a known
/// background. Cowan et al., arXiv:1007.1727, equation 97.
///
/// 0 without signal; infinite for a signal without background.
public func countingTest(signal s: Double, background b: Double) -> Double {
  guard s > 0 else { return 0 }
  guard b > 0 else { return .infinity }
  return max(2 * ((s + b) * log1p(s / b) - s), 0)
}

/// √Σ q over bins.
public func countingSignificance(signal: [Double], background: [Double]) -> Double {
  zip(signal, background).map { countingTest(signal: $0, background: $1) }.reduce(0, +)
    .squareRoot()
}

/// The rule of gato-hep's `asymptotic_significance`: s/√b where s/b < 0.1 and √q elsewhere, added in
/// quadrature. It jumps where the ratio passes 0.1, by 1.6 %; for comparison only.
public func piecewiseSignificance(signal: [Double], background: [Double]) -> Double {
  zip(signal, background).map { s, b in
    b > 0 && s / b < 0.1 ? s * s / b : countingTest(signal: s, background: b)
  }.reduce(0, +).squareRoot()
}
