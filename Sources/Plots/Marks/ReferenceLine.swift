/// A straight line across the panel at one value.
public struct ReferenceLine: Mark {
  /// Where it lies: a value of the horizontal axis, or of the vertical one.
  public enum Place: Sendable, Hashable {
    case x(Double)
    case y(Double)
  }

  /// Where it lies.
  public var place: Place
  /// Its name in the legend.
  public var name: String?
  /// Its colour.
  public var colour: Colour
  /// Its width, and how it is broken.
  public var style: LineStyle

  /// A vertical line.
  ///
  /// - Parameters:
  ///   - x: The value of the horizontal axis where it stands.
  ///   - name: Its name in the legend.
  ///   - colour: Its colour.
  ///   - style: Its width, and how it is broken.
  public init(
    x: Double, name: String? = nil, colour: Colour = .muted,
    style: LineStyle = LineStyle(width: 1.2, dash: .dashed)
  ) { (place, self.name, self.colour, self.style) = (.x(x), name, colour, style) }

  /// A horizontal line.
  ///
  /// - Parameters:
  ///   - y: The value of the vertical axis where it lies.
  ///   - name: Its name in the legend.
  ///   - colour: Its colour.
  ///   - style: Its width, and how it is broken.
  public init(
    y: Double, name: String? = nil, colour: Colour = .muted,
    style: LineStyle = LineStyle(width: 1.2, dash: .dashed)
  ) { (place, self.name, self.colour, self.style) = (.y(y), name, colour, style) }

  public var extent: Extent {
    var extent = Extent()
    switch place {
    case .x(let x): extent.x.include(x)
    case .y(let y): extent.y.include(y)
    }
    return extent
  }

  public var legend: [LegendEntry] { entries(name, .line(colour, style)) }

  public func draw(on canvas: inout Canvas) {
    switch place {
    case .x(let x):
      guard let x = canvas.horizontalPlace(x) else { return }
      canvas.segments([(SIMD2(x, 0), SIMD2(x, canvas.size.y))], colour, style)
    case .y(let y):
      guard let y = canvas.verticalPlace(y) else { return }
      canvas.segments([(SIMD2(0, y), SIMD2(canvas.size.x, y))], colour, style)
    }
  }
}
