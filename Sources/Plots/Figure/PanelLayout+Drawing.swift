extension PanelLayout {
  /// Draws the panel at its place.
  func draw(on elements: inout SVGElements) {
    let layout = withRoomAbove
    let (canvas, legend, corner) = layout.drawn()
    var panel = canvas.elements
    legend?.draw(at: corner, on: &panel)
    layout.drawFrame(on: &panel)
    layout.drawLabels(on: &panel)
    if let scale = layout.panel.colourScale {
      ColourBar(scale, length: size.y).draw(at: SIMD2(size.x + 12, 0), on: &panel)
    }
    elements.append(panel, at: origin)
  }

  private func drawFrame(on elements: inout SVGElements) {
    var path = ""
    for tick in xTicks.ticks {
      guard let x = horizontal.position(tick.value), (-0.01...size.x + 0.01).contains(x)
      else { continue }
      let length = tickLength(tick, panel.x)
      path += pathText([SIMD2(x, size.y), SIMD2(x, size.y - length)])
      path += pathText([SIMD2(x, 0), SIMD2(x, length)])
    }
    for tick in yTicks.ticks {
      guard let y = vertical.position(tick.value), (-0.01...size.y + 0.01).contains(y)
      else { continue }
      let length = tickLength(tick, panel.y)
      path += pathText([SIMD2(0, y), SIMD2(length, y)])
      path += pathText([SIMD2(size.x, y), SIMD2(size.x - length, y)])
    }
    elements.path(path, .stroke(.ink))
    elements.rectangle(Box(left: 0, top: 0, width: size.x, height: size.y), .stroke(.ink))
  }

  private func tickLength(_ tick: Tick, _ axis: PlotAxis) -> Double {
    if case .categorical = axis.scale { return 3 }
    return tick.label == nil ? 3.5 : 7
  }

  private func drawLabels(on elements: inout SVGElements) {
    if labelsX { drawHorizontalLabels(on: &elements) }
    if labelsY { drawVerticalLabels(on: &elements) }
    let factor = yTicks.factor
    if let factor, labelsY {
      elements.text(factor, at: SIMD2(0, -7), TextPlacement(size: Self.textSize))
    }
    elements.text(
      panel.caption, at: SIMD2(size.x, -7), TextPlacement(anchor: .end, size: Self.headingSize))
    guard !panel.title.isEmpty else { return }
    let left = factor.map { Markup($0).width(size: Self.textSize) + 14 } ?? 0
    elements.text(
      panel.title, at: SIMD2(left, -7), TextPlacement(size: Self.headingSize))
  }

  private func drawHorizontalLabels(on elements: inout SVGElements) {
    let ticks = xTicks
    var placement = TextPlacement(anchor: .middle, baseline: .top, size: Self.textSize)
    if nameAngle != 0 {
      (placement.anchor, placement.angle, placement.baseline) = (.end, nameAngle, .middle)
    }
    for tick in ticks.ticks {
      guard let label = tick.label, let x = horizontal.position(tick.value) else { continue }
      elements.text(label, at: SIMD2(x, size.y + 7), placement)
    }
    let heading = [panel.x.heading, ticks.factor ?? ""].filter { !$0.isEmpty }
    elements.text(
      heading.joined(separator: "  "),
      at: SIMD2(size.x, size.y + 7 + xLabelHeight(ticks) + 5),
      TextPlacement(anchor: .end, baseline: .top, size: Self.headingSize))
  }

  private func drawVerticalLabels(on elements: inout SVGElements) {
    for tick in yTicks.ticks {
      guard let label = tick.label, let y = vertical.position(tick.value) else { continue }
      elements.text(
        label, at: SIMD2(-7, y),
        TextPlacement(anchor: .end, baseline: .middle, size: Self.textSize))
    }
    elements.text(
      panel.y.heading, at: SIMD2(4 - leftMargin, 0),
      TextPlacement(anchor: .end, baseline: .top, size: Self.headingSize, angle: -90))
  }
}
