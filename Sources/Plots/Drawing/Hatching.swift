/// Parallel lines, rising to the right, that fill an area.
///
/// They lie at the same places of the panel whatever the area, so that areas beside each other join.
struct Hatching {
  static let style = LineStyle(width: 0.8)
  /// The distance of two lines along the horizontal, in pixels.
  var spacing = 6.0

  /// The lines in an area between two upright sides, in pixels.
  ///
  /// - Parameters:
  ///   - top: The left side's upper end.
  ///   - bottom: The left side's lower end.
  ///   - otherTop: The right side's upper end.
  ///   - otherBottom: The right side's lower end.
  /// - Returns: Pairs of ends, at most about a thousand.
  func lines(
    between top: SIMD2<Double>, _ bottom: SIMD2<Double>, and otherTop: SIMD2<Double>,
    _ otherBottom: SIMD2<Double>
  ) -> [(SIMD2<Double>, SIMD2<Double>)] {
    let (left, right) = (top.x, otherTop.x)
    guard right > left else { return [] }
    let tops = [top.y, otherTop.y]
    let bottoms = [bottom.y, otherBottom.y]
    // A line is where x + y is a multiple of the spacing.
    let first = ((left + tops.min()!) / spacing).rounded(.up)
    let last = ((right + bottoms.max()!) / spacing).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    return stride(from: first, through: last, by: 1).compactMap { number in
      let sum = number * spacing
      var (low, high) = (left, right)
      // Below the upper edge, then above the lower one: linear in x, kept where not negative.
      for (atLeft, atRight) in [
        (sum - left - tops[0], sum - right - tops[1]),
        (bottoms[0] - sum + left, bottoms[1] - sum + right),
      ] {
        if atLeft < 0 && atRight < 0 { return nil }
        let zero = left + (right - left) * atLeft / (atLeft - atRight)
        if atLeft < 0 { low = max(low, zero) }
        if atRight < 0 { high = min(high, zero) }
      }
      return low < high ? (SIMD2(low, sum - low), SIMD2(high, sum - high)) : nil
    }
  }
}
