/// A histogram as an outline in steps, which may be filled.
///
/// A bin whose value is not finite is a gap. On a logarithmic axis the outline goes down to the lower end
/// in bins of 0 and below.
public struct Steps: Mark {
  /// The bins' edges, `[bins + 1]`.
  public var edges: [Double]
  /// The bins' values, `[bins]`.
  public var values: [Double]
  /// Its name in the legend.
  public var name: String?
  /// Its colour; the next of the sequence if nil.
  public var colour: Colour?
  /// Its width, and how it is broken.
  public var style: LineStyle
  /// The opacity of the area below, from 0 to 1.
  public var filling: Double

  /// - Parameters:
  ///   - edges: The bins' edges, `[bins + 1]`.
  ///   - values: The bins' values, `[bins]`.
  ///   - name: Its name in the legend.
  ///   - colour: Its colour; the next of the sequence if nil.
  ///   - style: Its width, and how it is broken.
  ///   - filling: The opacity of the area below, from 0 (none) to 1.
  /// - Precondition: There is one edge more than values.
  public init(
    edges: [Double], values: [Double], name: String? = nil, colour: Colour? = nil,
    style: LineStyle = LineStyle(), filling: Double = 0
  ) {
    _ = StepOutline(edges: edges, values: values, "Steps")
    (self.edges, self.values, self.name) = (edges, values, name)
    (self.colour, self.style, self.filling) = (colour, style, filling)
  }

  public var extent: Extent {
    var extent = Extent()
    extent.x.include(edges, isTight: true)
    extent.y.include(values)
    extent.y.include(0, isTight: true)
    return extent
  }

  public var legend: [LegendEntry] {
    entries(
      name,
      filling > 0 ? .area(colour ?? .ink, opacity: filling) : .line(colour ?? .ink, style))
  }

  public func coloured(from next: inout Int) -> Steps {
    var steps = self
    steps.colour = colour.orNext(&next)
    return steps
  }

  public func draw(on canvas: inout Canvas) {
    let outline = StepOutline(edges: edges, values: values, "Steps")
    let base = canvas.base(0)
    let parts = outline.parts(on: canvas) { $0.isFinite ? canvas.base($0) : nil }
    for part in parts {
      let closed = [SIMD2(part[0].x, base)] + part + [SIMD2(part.last!.x, base)]
      if filling > 0 { canvas.area(closed, colour ?? .ink, opacity: filling) }
      canvas.line(closed, colour ?? .ink, style)
    }
  }
}
