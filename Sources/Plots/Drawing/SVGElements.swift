/// Elements of an SVG document, one after another, and the colours that they need.
struct SVGElements {
  private(set) var text = ""
  private(set) var colours: Set<Colour> = []

  mutating func path(_ commands: String, _ paint: Paint) {
    guard !commands.isEmpty else { return }
    note(paint)
    text += "<path\(paint.attributes) d=\"\(commands)\"/>\n"
  }

  mutating func rectangle(_ box: Box, _ paint: Paint) {
    note(paint)
    text +=
      "<rect\(paint.attributes) x=\"\(svgNumber(box.left))\" y=\"\(svgNumber(box.top))\""
      + " width=\"\(svgNumber(box.width))\" height=\"\(svgNumber(box.height))\"/>\n"
  }

  mutating func text(_ markup: String, at place: SIMD2<Double>, _ placement: TextPlacement) {
    let content = Markup(markup).svg(size: placement.size)
    guard !content.isEmpty else { return }
    colours.insert(placement.colour)
    let fill = Paint.fill(placement.colour).attributes
    let (x, y) = (svgNumber(place.x), svgNumber(place.y))
    let position =
      placement.angle == 0
      ? "x=\"\(x)\" y=\"\(svgNumber(place.y + placement.drop))\""
      : "transform=\"translate(\(x) \(y)) rotate(\(svgNumber(placement.angle)))\""
        + " y=\"\(svgNumber(placement.drop))\""
    text += "<text\(fill) \(position) font-size=\"\(svgNumber(placement.size))\""
    if placement.anchor != .start { text += " text-anchor=\"\(placement.anchor.rawValue)\"" }
    if placement.isBold { text += " font-weight=\"bold\"" }
    // Blanks at the ends of spans, too.
    if content.contains("<tspan") { text += " xml:space=\"preserve\"" }
    text += ">\(content)</text>\n"
  }

  mutating func image(_ png: [UInt8], in box: Box) {
    text +=
      "<image x=\"\(svgNumber(box.left))\" y=\"\(svgNumber(box.top))\""
      + " width=\"\(svgNumber(box.width))\" height=\"\(svgNumber(box.height))\""
      + " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\""
      + " href=\"data:image/png;base64,\(base64(png))\"/>\n"
  }

  /// Adds other elements, moved.
  mutating func append(_ other: SVGElements, at place: SIMD2<Double>) {
    colours.formUnion(other.colours)
    guard !other.text.isEmpty else { return }
    text += "<g transform=\"translate(\(svgNumber(place.x)) \(svgNumber(place.y)))\">\n"
    text += other.text + "</g>\n"
  }

  private mutating func note(_ paint: Paint) {
    for colour in [paint.fill, paint.stroke].compactMap(\.self) { colours.insert(colour) }
  }
}
