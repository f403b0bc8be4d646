/// The largest |a − b| / max(|b|, scale) over pairs; infinite where counts differ or a value is
/// NaN.
///
/// - Parameter scale: The size below which deviations count as absolute ones, in units of it.
public func deviation(of a: [Double], from b: [Double], scale: Double = 1e-300) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0) { largest, pair in
    if pair.0 == pair.1 { return largest }
    let ratio = abs(pair.0 - pair.1) / max(abs(pair.1), scale)
    return ratio.isNaN ? .infinity : max(largest, ratio)
  }
}
