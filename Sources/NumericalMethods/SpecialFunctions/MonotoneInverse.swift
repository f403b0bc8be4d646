/// Where an increasing function of a positive argument is zero, to the last digits that it resolves:
/// Newton's method inside a bracket, halving it where a step leads out.
///
/// - Parameters:
///   - start: A first guess inside the bracket.
///   - bracket: The function is negative at the lower and positive at the upper end; the upper one
///     may be infinite.
///   - function: Value and slope.
func zeroOfIncreasing(
  from start: Double, in bracket: (low: Double, high: Double),
  _ function: (Double) -> (value: Double, slope: Double)
) -> Double {
  var (low, high) = bracket
  var x = start > low && start < high ? start : halfway(low, high)
  for _ in 0..<400 {
    let (value, slope) = function(x)
    guard !value.isNaN else { return .nan }
    if value == 0 { return x }
    if value < 0 { low = x } else { high = x }
    let step = x - value / slope
    let next = step > low && step < high ? step : halfway(low, high)
    if abs(next - x) <= 0.5 * x.ulp || next == low || next == high { return next }
    x = next
  }
  return x
}

/// A point between two, in the geometric mean where they are orders of magnitude apart.
private func halfway(_ low: Double, _ high: Double) -> Double {
  if high == .infinity { return max(2 * low, 1) }
  if low == 0 { return high > 1e-150 ? high * 1e-6 : high / 2 }
  return high / low > 4 ? (low * high).squareRoot() : low + (high - low) / 2
}
