/// An arrow from one pair of values to another.
public struct Arrow: Mark {
  /// Where it begins: x and y.
  public var start: SIMD2<Double>
  /// Where its head is: x and y.
  public var end: SIMD2<Double>
  /// Its colour.
  public var colour: Colour
  /// Its width.
  public var style: LineStyle

  /// - Parameters:
  ///   - start: Where it begins, x and y.
  ///   - end: Where its head is, x and y.
  ///   - colour: Its colour.
  ///   - style: Its width.
  public init(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), colour: Colour = .ink,
    style: LineStyle = LineStyle(width: 1.2)
  ) {
    (self.start, self.end) = (SIMD2(start.x, start.y), SIMD2(end.x, end.y))
    (self.colour, self.style) = (colour, style)
  }

  public var extent: Extent {
    var extent = Extent()
    extent.x.include([start.x, end.x])
    extent.y.include([start.y, end.y])
    return extent
  }

  public func draw(on canvas: inout Canvas) {
    guard let from = canvas.place(start.x, start.y), let to = canvas.place(end.x, end.y),
      from != to
    else { return }
    let step = to - from
    let length = (step * step).sum().squareRoot()
    let along = step / length
    let across = SIMD2(-along.y, along.x)
    let head = min(4 + 2 * style.width, length)
    canvas.segments([(from, to - 0.7 * head * along)], colour, style)
    canvas.area(
      [to, to - head * along + 0.4 * head * across, to - head * along - 0.4 * head * across],
      colour, opacity: 1)
  }
}
