/// A panel's inside, on which marks draw in pixels: x to the right and y down from the upper left corner.
///
/// What lies outside is cut off.
public struct Canvas: Sendable {
  /// Width and height in pixels.
  public let size: SIMD2<Double>
  /// The size of letters in pixels.
  public let textSize: Double
  let horizontal: AxisProjection
  let vertical: AxisProjection
  private(set) var elements = SVGElements()
  private(set) var occupancy: Occupancy

  init(horizontal: AxisProjection, vertical: AxisProjection, textSize: Double) {
    size = SIMD2(horizontal.length, vertical.length)
    (self.horizontal, self.vertical, self.textSize) = (horizontal, vertical, textSize)
    occupancy = Occupancy(width: size.x, height: size.y)
  }

  var frame: Box { Box(left: 0, top: 0, width: size.x, height: size.y) }

  /// Where a pair of values lies; nil if one is not finite, or has no logarithm on an axis of these.
  public func place(_ x: Double, _ y: Double) -> SIMD2<Double>? {
    guard let px = horizontal.position(x), let py = vertical.position(y) else { return nil }
    return SIMD2(px, py)
  }

  /// The pixels from the left at which a value of the horizontal axis lies.
  public func horizontalPlace(_ x: Double) -> Double? { horizontal.position(x) }

  /// The pixels from the top at which a value of the vertical axis lies.
  public func verticalPlace(_ y: Double) -> Double? { vertical.position(y) }

  /// The pixels from the top at which bars begin that stand on a value: the lower end for 0 and less on
  /// a logarithmic axis.
  public func base(_ y: Double) -> Double { vertical.basePosition(y) ?? size.y }

  /// Draws a line through points.
  ///
  /// - Parameters:
  ///   - points: In pixels.
  ///   - colour: Its colour.
  ///   - style: Its width, and how it is broken.
  public mutating func line(_ points: [SIMD2<Double>], _ colour: Colour, _ style: LineStyle) {
    let parts = inside(points.map(nearby))
    for part in parts {
      for (a, b) in zip(part, part.dropFirst()) { occupancy.mark(from: a, to: b) }
    }
    var paint = Paint.stroke(colour, style)
    paint.hasRoundEnds = style.dash == .solid
    elements.path(parts.map { pathText($0) }.joined(), paint)
  }

  /// Draws separate straight lines.
  ///
  /// - Parameters:
  ///   - segments: Pairs of ends, in pixels.
  ///   - colour: Their colour.
  ///   - style: Their width, and how they are broken.
  public mutating func segments(
    _ segments: [(SIMD2<Double>, SIMD2<Double>)], _ colour: Colour, _ style: LineStyle
  ) {
    var path = ""
    for case (let a, let b)? in segments.map({ frame.clipped(nearby($0), nearby($1)) }) {
      occupancy.mark(from: a, to: b)
      path += pathText([a, b])
    }
    elements.path(path, .stroke(colour, style))
  }

  /// Fills a polygon.
  ///
  /// - Parameters:
  ///   - corners: In pixels.
  ///   - colour: Its colour.
  ///   - opacity: From 0 to 1.
  public mutating func area(_ corners: [SIMD2<Double>], _ colour: Colour, opacity: Double) {
    area(corners, colour, opacity: opacity, rim: nil)
  }

  /// The same with a thin line around it.
  mutating func area(
    _ corners: [SIMD2<Double>], _ colour: Colour, opacity: Double, rim: Colour?
  ) {
    let corners = frame.clipped(corners.map(nearby))
    guard corners.count > 2 else { return }
    for (a, b) in zip(corners, corners.dropFirst()) { occupancy.mark(from: a, to: b) }
    var paint = Paint.fill(colour, opacity: opacity)
    (paint.stroke, paint.style.width) = (rim, 0.6)
    elements.path(pathText(corners, closed: true), paint)
  }

  /// Fills rectangles.
  ///
  /// - Parameters:
  ///   - boxes: Pairs of opposite corners, in pixels.
  ///   - colour: Their colour.
  ///   - opacity: From 0 to 1.
  public mutating func rectangles(
    _ boxes: [(SIMD2<Double>, SIMD2<Double>)], _ colour: Colour, opacity: Double = 1
  ) {
    var path = ""
    for (a, b) in boxes {
      let corners = [a, SIMD2(b.x, a.y), b, SIMD2(a.x, b.y)].map {
        $0.clamped(lowerBound: .zero, upperBound: size)
      }
      let (low, high) = (pointwiseMin(corners[0], corners[2]), pointwiseMax(corners[0], corners[2]))
      guard high.x > low.x, high.y > low.y else { continue }
      occupancy.mark(
        Box(left: low.x, top: low.y, width: high.x - low.x, height: high.y - low.y))
      path += pathText(corners, closed: true)
    }
    elements.path(path, .fill(colour, opacity: opacity))
  }

  /// Draws markers.
  ///
  /// Of more than 5000, those on the same pixel are drawn once.
  ///
  /// - Parameters:
  ///   - marker: Their form.
  ///   - places: Their centres, in pixels.
  ///   - diameter: Their size in pixels.
  ///   - colour: Their colour.
  public mutating func markers(
    _ marker: Marker, at places: [SIMD2<Double>], diameter: Double, _ colour: Colour
  ) {
    var inside = places.filter(frame.contains)
    if inside.count > 5000 {
      var seen: Set<SIMD2<Double>> = []
      inside = inside.map { $0.rounded(.toNearestOrEven) }.filter { seen.insert($0).inserted }
    }
    for place in inside { occupancy.mark(from: place, to: place) }
    let path = inside.map { marker.path(at: $0, diameter: diameter) }.joined()
    elements.path(path, marker.paint(colour, diameter: diameter))
  }

  /// Writes a text of one line.
  ///
  /// - Parameters:
  ///   - text: With subscripts `_{…}` and superscripts `^{…}`.
  ///   - place: Where, in pixels.
  ///   - alignment: Which part of the text is there: 0 its left end, 0.5 its middle, 1 its right end.
  ///   - colour: Its colour.
  public mutating func text(
    _ text: String, at place: SIMD2<Double>, alignment: Double = 0, _ colour: Colour = .ink
  ) {
    let anchor: TextPlacement.Anchor =
      alignment < 0.25 ? .start : alignment > 0.75 ? .end : .middle
    let width = Markup(text).width(size: textSize)
    occupancy.mark(
      from: place - SIMD2(alignment * width, 0), to: place + SIMD2((1 - alignment) * width, 0))
    elements.text(
      text, at: place,
      TextPlacement(anchor: anchor, baseline: .middle, size: textSize, colour: colour))
  }

  /// Fills one of many rectangles that touch each other.
  mutating func cell(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ colour: Colour) {
    let ends = [a, b].map { $0.clamped(lowerBound: .zero, upperBound: size) }
    let (low, high) = (pointwiseMin(ends[0], ends[1]), pointwiseMax(ends[0], ends[1]))
    let box = Box(left: low.x, top: low.y, width: high.x - low.x, height: high.y - low.y)
    guard box.width > 0, box.height > 0 else { return }
    occupancy.mark(box)
    // With an outline of the same colour there is no seam.
    elements.rectangle(box, Paint(fill: colour, stroke: colour, style: LineStyle(width: 0.5)))
  }

  mutating func image(_ png: PNG, in box: Box) {
    occupancy.mark(box)
    elements.image(png.bytes, in: box)
  }

  /// A point whose differences from others are finite.
  private func nearby(_ point: SIMD2<Double>) -> SIMD2<Double> {
    point.clamped(lowerBound: SIMD2(repeating: -1e9), upperBound: SIMD2(repeating: 1e9))
  }

  /// The parts of a line through points that lie inside.
  private func inside(_ points: [SIMD2<Double>]) -> [[SIMD2<Double>]] {
    if points.count == 1, frame.contains(points[0]) { return [points] }
    var parts: [[SIMD2<Double>]] = []
    for (from, to) in zip(points, points.dropFirst()) {
      guard let (a, b) = frame.clipped(from, to) else { continue }
      if parts.last?.last == a { parts[parts.count - 1].append(b) } else { parts.append([a, b]) }
    }
    return parts
  }
}
