/// The bar beside a panel that says what its colours mean.
struct ColourBar {
  private let scale: ColourScale
  private let length: Double
  private let textSize = PanelLayout.textSize
  private let breadth = 14.0
  private let projection: AxisProjection

  init(_ scale: ColourScale, length: Double) {
    (self.scale, self.length) = (scale, length)
    let axis = PlotAxis.linear(scale.label, in: scale.range)
    projection = AxisProjection(
      axis: axis, range: axis.range(for: Bounds(), margin: 0), length: length, isVertical: true)
  }

  private var ticks: TickSet { projection.ticks(size: textSize) }

  private var labelWidth: Double {
    ticks.labels.map { Markup($0).width(size: textSize) }.max() ?? 0
  }

  private var heading: String {
    [scale.label, ticks.factor ?? ""].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// What it takes right of the frame, with its labels.
  var width: Double {
    12 + breadth + 6 + labelWidth + (heading.isEmpty ? 0 : 1.6 * PanelLayout.headingSize)
  }

  /// Draws it with its upper left corner at a place.
  func draw(at corner: SIMD2<Double>, on elements: inout SVGElements) {
    let box = Box(left: corner.x, top: corner.y, width: breadth, height: length)
    let shades = PNG(
      width: 1, height: 255, pixels: (0..<255).map { UInt8(254 - $0) },
      palette: (0..<255).map { scale.map.colour(at: Double($0) / 254) }, transparent: nil)
    elements.image(shades.bytes, in: box)
    elements.rectangle(box, .stroke(.ink))
    for tick in ticks.ticks {
      guard let label = tick.label, let y = projection.position(tick.value) else { continue }
      let end = SIMD2(box.right, box.top + y)
      elements.path(pathText([end - SIMD2(4, 0), end]), .stroke(.ink))
      elements.text(
        label, at: end + SIMD2(5, 0), TextPlacement(baseline: .middle, size: textSize))
    }
    elements.text(
      heading, at: SIMD2(box.right + 6 + labelWidth + 6, box.top),
      TextPlacement(anchor: .end, baseline: .top, size: PanelLayout.headingSize, angle: -90))
  }
}
