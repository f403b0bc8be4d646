/// Where a text stands relative to its point, and how.
struct TextPlacement: Hashable {
  enum Anchor: String { case start, middle, end }
  enum Baseline { case bottom, middle, top }

  var anchor = Anchor.start
  var baseline = Baseline.bottom
  var size = 12.0
  var isBold = false
  /// Degrees clockwise.
  var angle = 0.0
  var colour = Colour.ink

  /// How far the baseline lies below the point, in pixels: capitals are 0.72 of the size high.
  var drop: Double {
    switch baseline {
    case .bottom: 0
    case .middle: 0.36 * size
    case .top: 0.74 * size
    }
  }
}
