/// A legend with its size: its entries in one column or two.
struct LegendBox {
  let entries: [LegendEntry]
  let textSize: Double
  let columns: Int

  private let inset = 8.0
  private let keyWidth = 24.0
  private let gap = 6.0

  /// - Parameters:
  ///   - entries: From the top.
  ///   - textSize: The size of letters in pixels.
  ///   - width: The pixels that there are for it.
  init(_ entries: [LegendEntry], textSize: Double, within width: Double) {
    (self.entries, self.textSize) = (entries, textSize)
    let widest = entries.map { Markup($0.name).width(size: textSize) }.max() ?? 0
    // A long one may be as wide as its panel.
    let most = entries.count > 8 ? 1 : 0.8
    columns = entries.count > 4 && 2 * (widest + 40) + 16 < width * most ? 2 : 1
  }

  private var lineHeight: Double { 1.5 * textSize }
  private var rows: Int { (entries.count + columns - 1) / columns }
  private var columnWidth: Double {
    keyWidth + gap + (entries.map { Markup($0.name).width(size: textSize) }.max() ?? 0)
  }

  /// Width and height, with what is left free around it.
  var size: SIMD2<Double> {
    SIMD2(
      Double(columns) * (columnWidth + 2 * gap) - 2 * gap + 2 * inset,
      Double(rows) * lineHeight + 1.2 * inset)
  }

  /// Draws it with its upper left corner at a place.
  func draw(at corner: SIMD2<Double>, on elements: inout SVGElements) {
    for (index, entry) in entries.enumerated() {
      let (column, row) = (index / rows, index % rows)
      let left = corner.x + inset + Double(column) * (columnWidth + 2 * gap)
      let middle = corner.y + 0.6 * inset + (Double(row) + 0.5) * lineHeight
      entry.key.draw(
        in: Box(
          left: left, top: middle - textSize * 0.4, width: keyWidth, height: textSize * 0.8),
        on: &elements)
      elements.text(
        entry.name, at: SIMD2(left + keyWidth + gap, middle),
        TextPlacement(baseline: .middle, size: textSize))
    }
  }
}

extension LegendEntry.Key {
  fileprivate func draw(in box: Box, on elements: inout SVGElements) {
    let middle = box.top + box.height / 2
    let centre = SIMD2(box.left + box.width / 2, middle)
    switch self {
    case .line(let colour, let style):
      elements.path(
        pathText([SIMD2(box.left, middle), SIMD2(box.right, middle)]), .stroke(colour, style))
    case .area(let colour, let opacity):
      elements.rectangle(box, .fill(colour, opacity: opacity))
    case .hatched(let colour):
      let corners = [SIMD2(box.left, box.top), SIMD2(box.left, box.bottom)]
      let lines = Hatching().lines(
        between: corners[0], corners[1],
        and: corners[0] + SIMD2(box.width, 0), corners[1] + SIMD2(box.width, 0))
      elements.path(
        lines.map { pathText([$0.0, $0.1]) }.joined(), .stroke(colour, Hatching.style))
      elements.rectangle(box, .stroke(colour, LineStyle(width: 0.6)))
    case .marker(let marker, let colour, let hasErrors):
      if hasErrors {
        let bar = SIMD2(0, box.height * 0.75)
        elements.path(
          pathText([centre - bar, centre + bar]), .stroke(colour, LineStyle(width: 1.2)))
      }
      elements.path(
        marker.path(at: centre, diameter: 6), marker.paint(colour, diameter: 6))
    }
  }
}
