import Foundation

extension PlotAxis {
  /// The values at both ends of the axis, the lower one first and apart from the other.
  ///
  /// - Parameters:
  ///   - bounds: What the marks need.
  ///   - margin: What is left free beyond them, as a share of the range.
  func range(for bounds: Bounds, margin: Double) -> ClosedRange<Double> {
    if let range { return apart(range) }
    var bounds = bounds
    bounds.include(including)
    return switch scale {
    case .categorical(let names): -0.5...(Double(max(names.count, 1)) - 0.5)
    case .linear: linearRange(bounds, margin)
    case .logarithmic: logarithmicRange(bounds, margin)
    }
  }

  private func linearRange(_ bounds: Bounds, _ margin: Double) -> ClosedRange<Double> {
    guard let lower = bounds.lower, let upper = bounds.upper else { return 0...1 }
    let ends = apart(clamped(lower.value)...clamped(upper.value))
    let span = ends.upperBound - ends.lowerBound
    let low = ends.lowerBound - (lower.isTight ? 0 : margin * span)
    let high = ends.upperBound + (upper.isTight ? 0 : margin * span)
    return low...high
  }

  private func logarithmicRange(_ bounds: Bounds, _ margin: Double) -> ClosedRange<Double> {
    guard let lower = bounds.positiveLower, let upper = bounds.upper else { return 1...10 }
    let top = max(clamped(upper.value), 1e-299)
    let ends = apart(min(max(lower.value, top * 1e-12, 1e-300), top)...top)
    let factor = pow(ends.upperBound / ends.lowerBound, margin)
    let low = ends.lowerBound / (lower.isTight ? 1 : factor)
    let high = ends.upperBound * (upper.isTight ? 1 : factor)
    return low...high
  }

  /// Numbers whose differences are finite.
  private func clamped(_ value: Double) -> Double { min(max(value, -1e300), 1e300) }

  /// The range, widened where its ends are the same or too near for their digits.
  private func apart(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let (low, high) = (clamped(range.lowerBound), clamped(range.upperBound))
    if scale == .logarithmic { return high / low > 1 + 1e-9 ? low...high : (low / 2)...(high * 2) }
    let size = max(abs(low), abs(high))
    if high - low > 1e-10 * size { return low...high }
    return size == 0 ? -1...1 : (low - 0.1 * size)...(high + 0.1 * size)
  }
}
