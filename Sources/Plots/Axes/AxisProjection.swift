import Foundation

/// An axis with its range and its length: from values to pixels.
struct AxisProjection {
  let axis: PlotAxis
  let range: ClosedRange<Double>
  /// Its length in pixels.
  var length: Double
  /// Whether it runs upwards from the bottom; categories run downwards.
  let isVertical: Bool

  /// Pixels from the left or from the top; nil for what has no place on the axis.
  func position(_ value: Double) -> Double? {
    guard value.isFinite, let share = share(value) else { return nil }
    // Far outside is far enough; products with it stay finite.
    let near = min(max(share, -1e4), 1e4)
    return isReversed ? (1 - near) * length : near * length
  }

  /// The same, with values beyond a logarithmic axis's lower end put there: where bars begin.
  func basePosition(_ value: Double) -> Double? {
    if axis.scale == .logarithmic, value <= 0 { return isReversed ? length : 0 }
    return position(value)
  }

  /// The value at so many pixels from the left or from the top.
  func value(at position: Double) -> Double {
    let share = isReversed ? 1 - position / length : position / length
    let (low, high) = (range.lowerBound, range.upperBound)
    return axis.scale == .logarithmic ? low * pow(high / low, share) : low + share * (high - low)
  }

  /// Whether larger values are nearer to the left or the top.
  private var isReversed: Bool {
    if case .categorical = axis.scale { return false }
    return isVertical
  }

  private func share(_ value: Double) -> Double? {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard axis.scale == .logarithmic else { return (value - low) / (high - low) }
    return value > 0 ? log(value / low) / log(high / low) : nil
  }

  /// Its ticks; those of categories are their names.
  ///
  /// - Parameter size: The font's size in pixels.
  func ticks(size: Double) -> TickSet {
    let room = LabelRoom(isHorizontal: !isVertical, size: size)
    switch axis.scale {
    case .linear: return LinearTicks(range: range, length: length, room: room).ticks
    case .logarithmic: return LogarithmicTicks(range: range, length: length, room: room).ticks
    case .categorical(let names):
      let ticks = names.enumerated().map { Tick(value: Double($0), label: $1) }
      return TickSet(ticks: ticks, factor: nil)
    }
  }
}

extension AxisProjection {
  /// The same with more room at the upper end.
  ///
  /// - Parameter factor: How many times longer the range becomes.
  func stretched(by factor: Double) -> AxisProjection {
    let (low, high) = (range.lowerBound, range.upperBound)
    let upper =
      axis.scale == .logarithmic ? low * pow(high / low, factor) : low + factor * (high - low)
    guard upper.isFinite, upper > low else { return self }
    return AxisProjection(axis: axis, range: low...upper, length: length, isVertical: isVertical)
  }
}
