/// A mark on an axis.
struct Tick: Hashable {
  /// The axis's value there.
  var value: Double
  /// What is written beside it, with subscripts and superscripts; nil for a small one.
  var label: String?
}

/// The ticks of an axis, from the lower end to the upper.
struct TickSet: Hashable {
  var ticks: [Tick]
  /// What all labels are to be multiplied with, as in `×10^{6}`.
  var factor: String?

  /// The labels that are not empty.
  var labels: [String] { ticks.compactMap(\.label) }
}

/// How labels stand along an axis, and so how many of them there is room for.
struct LabelRoom {
  /// Whether they stand beside each other, so that their widths count, not their height.
  let isHorizontal: Bool
  /// The font's size in pixels.
  let size: Double

  /// The pixels that a label takes along the axis, with the gap to the next.
  func extent(of label: String) -> Double {
    isHorizontal ? Markup(label).width(size: size) + 1.2 * size : 1.8 * size
  }
}
