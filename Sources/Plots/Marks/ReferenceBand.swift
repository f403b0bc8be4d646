/// An area across the panel between two values.
public struct ReferenceBand: Mark {
  /// Whether it goes across the horizontal axis or the vertical one.
  private let isVertical: Bool
  private let range: ClosedRange<Double>
  private let name: String?
  private let colour: Colour
  private let opacity: Double

  /// A standing band.
  ///
  /// - Parameters:
  ///   - x: Values of the horizontal axis.
  ///   - name: Its name in the legend.
  ///   - colour: Its colour.
  ///   - opacity: From 0 to 1.
  public init(
    x: ClosedRange<Double>, name: String? = nil, colour: Colour = .muted, opacity: Double = 0.2
  ) {
    (isVertical, range, self.name) = (true, x, name)
    (self.colour, self.opacity) = (colour, opacity)
  }

  /// A lying band.
  ///
  /// - Parameters:
  ///   - y: Values of the vertical axis.
  ///   - name: Its name in the legend.
  ///   - colour: Its colour.
  ///   - opacity: From 0 to 1.
  public init(
    y: ClosedRange<Double>, name: String? = nil, colour: Colour = .muted, opacity: Double = 0.2
  ) {
    (isVertical, range, self.name) = (false, y, name)
    (self.colour, self.opacity) = (colour, opacity)
  }

  public var extent: Extent {
    var bounds = Bounds()
    bounds.include([range.lowerBound, range.upperBound])
    var extent = Extent()
    if isVertical { extent.x = bounds } else { extent.y = bounds }
    return extent
  }

  public var legend: [LegendEntry] { entries(name, .area(colour, opacity: opacity)) }

  public func draw(on canvas: inout Canvas) {
    let ends = [range.lowerBound, range.upperBound]
    let box: (SIMD2<Double>, SIMD2<Double>)
    if isVertical {
      let x = ends.map { canvas.horizontalPlace($0) ?? ($0 < 0 ? 0 : canvas.size.x) }
      box = (SIMD2(x[0], 0), SIMD2(x[1], canvas.size.y))
    } else {
      box = (SIMD2(0, canvas.base(ends[0])), SIMD2(canvas.size.x, canvas.base(ends[1])))
    }
    canvas.rectangles([box], colour, opacity: opacity)
  }
}
