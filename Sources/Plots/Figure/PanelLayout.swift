/// A panel with ranges for its axes, and later with a place in its figure.
struct PanelLayout {
  static let textSize = 12.0
  static let headingSize = 13.0

  let panel: Panel
  private(set) var horizontal: AxisProjection
  private(set) var vertical: AxisProjection
  /// The upper left corner of its frame, in the figure's pixels.
  var origin = SIMD2<Double>.zero
  /// The room left of the frame, which may be more than its own labels need.
  var leftMargin = 0.0
  var labelsX = true
  var labelsY = true
  /// Whether the vertical axis may grow to make room for the legend.
  var mayStretch = true

  /// - Parameters:
  ///   - panel: The panel, coloured.
  ///   - x: What the horizontal axis has to show.
  ///   - y: What the vertical axis has to show.
  init(_ panel: Panel, x: Bounds, y: Bounds) {
    self.panel = panel
    horizontal = AxisProjection(
      axis: panel.x, range: panel.x.range(for: x, margin: 0.03), length: 1, isVertical: false)
    vertical = AxisProjection(
      axis: panel.y, range: panel.y.range(for: y, margin: 0.06), length: 1, isVertical: true)
  }

  mutating func setLength(_ size: SIMD2<Double>) {
    horizontal.length = max(size.x, 20)
    vertical.length = max(size.y, 20)
  }

  /// The same with more room at the upper end.
  func stretched(by factor: Double) -> PanelLayout {
    var layout = self
    layout.vertical = vertical.stretched(by: factor)
    return layout
  }

  var xTicks: TickSet { horizontal.ticks(size: Self.textSize) }
  var yTicks: TickSet { vertical.ticks(size: Self.textSize) }

  var size: SIMD2<Double> { SIMD2(horizontal.length, vertical.length) }

  /// The angle of names below the panel: slanted where they have no room.
  var nameAngle: Double {
    guard case .categorical(let names) = panel.x.scale else { return 0 }
    let room = horizontal.length / Double(max(names.count, 1))
    let widest = names.map { Markup($0).width(size: Self.textSize) }.max() ?? 0
    return widest + 6 > room ? -40 : 0
  }

  /// The room that labels need.
  var margins: Margins {
    let size = Self.textSize
    let (xTicks, yTicks) = (xTicks, yTicks)
    var margins = Margins(left: 6, right: 14, top: 7, bottom: 7)
    if labelsY {
      margins.left += yTickWidth(yTicks) + 6
      if !panel.y.heading.isEmpty { margins.left += 1.5 * Self.headingSize }
    }
    if labelsX {
      margins.bottom += xLabelHeight(xTicks) + 6
      if !panel.x.heading.isEmpty || xTicks.factor != nil {
        margins.bottom += 1.4 * Self.headingSize
      }
      let last = xTicks.labels.last.map { Markup($0).width(size: size) / 2 } ?? 0
      let first = xTicks.labels.first.map { Markup($0).width(size: size) / 2 } ?? 0
      margins.right = max(margins.right, nameAngle == 0 ? last + 2 : 0)
      margins.left = max(margins.left, nameAngle == 0 ? first + 6 : 0)
    }
    let hasHeading = !panel.title.isEmpty || !panel.caption.isEmpty
    if hasHeading || yTicks.factor != nil { margins.top += 1.5 * Self.headingSize }
    if let scale = panel.colourScale {
      margins.right += ColourBar(scale, length: vertical.length).width
    }
    return margins
  }

  /// The width of the widest label left of the frame.
  func yTickWidth(_ ticks: TickSet) -> Double {
    ticks.labels.map { Markup($0).width(size: Self.textSize) }.max() ?? 0
  }

  /// The height of the labels below the frame.
  func xLabelHeight(_ ticks: TickSet) -> Double {
    guard nameAngle != 0 else { return Self.textSize }
    let widest = ticks.labels.map { Markup($0).width(size: Self.textSize) }.max() ?? 0
    return 0.65 * widest + 0.8 * Self.textSize
  }
}
