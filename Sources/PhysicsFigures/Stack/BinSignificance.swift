import Foundation

/// The median significance Z_A of a counting experiment whose background is known to ± σ.
///
/// With n = s + b,
///
///     Z² = 2 { n ln[n (b + σ²) / (b² + n σ²)] − (b²/σ²) ln[1 + σ² s / (b (b + σ²))] },
///
/// Cowan, “Discovery sensitivity for a counting experiment with background uncertainty” (2012),
/// equation 20; for σ → 0 it is 2 (n ln(1 + s/b) − s), arXiv:1007.1727, equation 97.
///
/// - Parameters:
///   - signal: s, expected events; 0 and less give 0.
///   - background: b, expected events.
///   - uncertainty: σ, the standard deviation of b.
/// - Returns: Z; NaN where b is not above 0, or a number is not finite.
public func binSignificance(signal: Double, background: Double, uncertainty: Double = 0) -> Double {
  guard signal.isFinite, uncertainty.isFinite, background > 0, background.isFinite else {
    return .nan
  }
  guard signal > 0 else { return 0 }
  let (s, b, variance) = (signal, background, uncertainty * uncertainty)
  // Of this size the variance makes no difference that a number can hold.
  guard variance > 1e-9 * b * min(b, 1) else {
    return max(2 * ((s + b) * log1p(s / b) - s), 0).squareRoot()
  }
  // n (b + σ²)/(b² + n σ²) = 1 + s b/(b² + n σ²).
  let first = (s + b) * log1p(s * b / (b * b + (s + b) * variance))
  let second = b * b / variance * log1p(variance * s / (b * (b + variance)))
  return max(2 * (first - second), 0).squareRoot()
}
