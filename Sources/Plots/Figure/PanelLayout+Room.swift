extension PanelLayout {
  /// The marks drawn, and the legend's box with its corner.
  func drawn() -> (canvas: Canvas, legend: LegendBox?, corner: SIMD2<Double>) {
    let canvas = canvas { _ in true }
    guard let legend else { return (canvas, nil, .zero) }
    let (corner, _) = panel.legend.corner(of: legend.size, in: size, canvas.occupancy)
    return (canvas, legend, corner)
  }

  /// The panel with a longer vertical axis, if its legend or notes in its upper corners would cover
  /// something otherwise.
  var withRoomAbove: PanelLayout {
    let isCategorical = if case .categorical = panel.y.scale { true } else { false }
    guard mayStretch, panel.y.range == nil, !isCategorical, panel.colourScale == nil else {
      return self
    }
    let data = canvas { ($0 as? Note)?.isInCorner != true }.occupancy
    let notes = panel.marks.compactMap {
      ($0 as? Note)?.boxAbove(in: size, textSize: Self.textSize)
    }
    let forNotes = notes.map { stretch(for: $0, data) }.max() ?? 1
    return stretched(by: max(forNotes, stretchForLegend(data, notes)))
  }

  private var legend: LegendBox? {
    let entries = panel.marks.flatMap(\.legend)
    guard panel.legend != .none, !entries.isEmpty else { return nil }
    return LegendBox(entries, textSize: Self.textSize, within: size.x)
  }

  private func canvas(_ isDrawn: (any Mark) -> Bool) -> Canvas {
    var canvas = Canvas(
      horizontal: horizontal, vertical: vertical, textSize: Self.textSize)
    for mark in panel.marks where isDrawn(mark) { mark.draw(on: &canvas) }
    return canvas
  }

  /// How many times longer the axis has to be for a box at the top to be free.
  private func stretch(for box: Box, _ data: Occupancy) -> Double {
    guard data.covered(by: box) > 0, box.height < 0.6 * size.y else { return 1 }
    let free = data.freeHeight(max(box.left, 0)...max(box.right, 0))
    return max((size.y - free) / (size.y - box.height), 1)
  }

  private func stretchForLegend(_ data: Occupancy, _ notes: [Box]) -> Double {
    guard let legend else { return 1 }
    let width = legend.size.x
    let lefts: [Double] =
      switch panel.legend {
      case .topLeft: [0]
      case .topRight: [size.x - width]
      case .automatic:
        panel.legend.corner(of: legend.size, in: size, canvas { _ in true }.occupancy).covered > 0
          ? [size.x - width, 0] : []
      case .bottomLeft, .bottomRight, .none: []
      }
    let boxes = lefts.map { Box(left: $0, top: 0, width: width, height: legend.size.y) }
    let free = boxes.filter { box in
      notes.allSatisfy { $0.right <= box.left || box.right <= $0.left }
    }
    return free.map { stretch(for: $0, data) }.min() ?? 1
  }
}
