/// A line through points, with a gap where a number is not finite, or not positive on a logarithmic axis.
public struct Line: Mark {
  /// Values of the horizontal axis, `[points]`.
  public var x: [Double]
  /// Values of the vertical axis, `[points]`.
  public var y: [Double]
  /// Its name in the legend.
  public var name: String?
  /// Its colour; the next of the sequence if nil.
  public var colour: Colour?
  /// Its width, and how it is broken.
  public var style: LineStyle

  /// - Parameters:
  ///   - x: Values of the horizontal axis, `[points]`.
  ///   - y: Values of the vertical axis, `[points]`.
  ///   - name: Its name in the legend.
  ///   - colour: Its colour; the next of the sequence if nil.
  ///   - style: Its width, and how it is broken.
  /// - Precondition: There are as many of one as of the other.
  public init(
    _ x: [Double], _ y: [Double], name: String? = nil, colour: Colour? = nil,
    style: LineStyle = LineStyle()
  ) {
    precondition(x.count == y.count, "Line: \(x.count) values of x, \(y.count) of y")
    (self.x, self.y, self.name, self.colour, self.style) = (x, y, name, colour, style)
  }

  /// A function's curve.
  ///
  /// - Parameters:
  ///   - range: Where it is computed: at 201 equally spaced values.
  ///   - name: Its name in the legend.
  ///   - colour: Its colour; the next of the sequence if nil.
  ///   - style: Its width, and how it is broken.
  ///   - function: The function.
  public init(
    over range: ClosedRange<Double>, name: String? = nil, colour: Colour? = nil,
    style: LineStyle = LineStyle(), _ function: (Double) -> Double
  ) {
    let (low, high) = (range.lowerBound, range.upperBound)
    let x = (0...200).map { low + Double($0) / 200 * (high - low) }
    self.init(x, x.map(function), name: name, colour: colour, style: style)
  }

  public var extent: Extent {
    var extent = Extent()
    for (x, y) in zip(x, y) where x.isFinite && y.isFinite {
      extent.x.include(x, isTight: true)
      extent.y.include(y)
    }
    return extent
  }

  public var legend: [LegendEntry] { entries(name, .line(colour ?? .ink, style)) }

  public func coloured(from next: inout Int) -> Line {
    var line = self
    line.colour = colour.orNext(&next)
    return line
  }

  public func draw(on canvas: inout Canvas) {
    let places = zip(x, y).map { canvas.place($0, $1) }
    for part in places.split(separator: nil) {
      canvas.line(part.compactMap(\.self), colour ?? .ink, style)
    }
  }
}
