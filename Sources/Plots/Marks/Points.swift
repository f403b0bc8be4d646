/// Points with error bars.
public struct Points: Mark {
  /// The lengths of error bars.
  public enum Errors: Sendable, Hashable {
    /// The same to both sides, `[points]`.
    case symmetric([Double])
    /// Downwards (or to the left) and upwards (or to the right), both positive, `[points]`.
    case asymmetric(low: [Double], high: [Double])

    var low: [Double] {
      switch self {
      case .symmetric(let both): both
      case .asymmetric(let low, _): low
      }
    }

    var high: [Double] {
      switch self {
      case .symmetric(let both): both
      case .asymmetric(_, let high): high
      }
    }
  }

  /// Values of the horizontal axis, `[points]`.
  public var x: [Double]
  /// Values of the vertical axis, `[points]`.
  public var y: [Double]
  /// Error bars along the horizontal axis.
  public var xErrors: Errors?
  /// Error bars along the vertical axis.
  public var yErrors: Errors?
  /// Their name in the legend.
  public var name: String?
  /// Their form.
  public var marker: Marker
  /// Their size in pixels.
  public var diameter: Double
  /// Their colour; the next of the sequence if nil.
  public var colour: Colour?

  /// - Parameters:
  ///   - x: Values of the horizontal axis, `[points]`.
  ///   - y: Values of the vertical axis, `[points]`.
  ///   - xErrors: Error bars along the horizontal axis.
  ///   - yErrors: Error bars along the vertical axis.
  ///   - name: Their name in the legend.
  ///   - marker: Their form.
  ///   - diameter: Their size in pixels.
  ///   - colour: Their colour; the next of the sequence if nil.
  /// - Precondition: There are as many of each.
  public init(
    _ x: [Double], _ y: [Double], xErrors: Errors? = nil, yErrors: Errors? = nil,
    name: String? = nil, marker: Marker = .disc, diameter: Double = 6, colour: Colour? = .ink
  ) {
    let counts =
      [y.count] + [xErrors, yErrors].compactMap(\.self).flatMap { [$0.low.count, $0.high.count] }
    precondition(
      counts.allSatisfy { $0 == x.count }, "Points: \(x.count) values of x, of the others \(counts)"
    )
    (self.x, self.y, self.xErrors, self.yErrors) = (x, y, xErrors, yErrors)
    (self.name, self.marker, self.diameter, self.colour) = (name, marker, diameter, colour)
  }

  public var extent: Extent {
    var extent = Extent()
    for index in x.indices where x[index].isFinite && y[index].isFinite {
      extent.x.include(interval(x, xErrors, index))
      extent.y.include(interval(y, yErrors, index))
    }
    return extent
  }

  public var legend: [LegendEntry] {
    entries(name, .marker(marker, colour ?? .ink, hasErrors: yErrors != nil))
  }

  public func coloured(from next: inout Int) -> Points {
    var points = self
    points.colour = colour.orNext(&next)
    return points
  }

  public func draw(on canvas: inout Canvas) {
    let colour = colour ?? .ink
    canvas.segments(errorBars(on: canvas), colour, LineStyle(width: 1.2))
    canvas.markers(
      marker, at: zip(x, y).compactMap { canvas.place($0, $1) }, diameter: diameter, colour)
  }

  private func errorBars(on canvas: Canvas) -> [(SIMD2<Double>, SIMD2<Double>)] {
    x.indices.flatMap { index -> [(SIMD2<Double>, SIMD2<Double>)] in
      guard let centre = canvas.place(x[index], y[index]) else { return [] }
      var bars: [(SIMD2<Double>, SIMD2<Double>)] = []
      if yErrors != nil {
        let ends = interval(y, yErrors, index)
        let (low, high) = (canvas.base(ends[1]), canvas.base(ends[2]))
        bars.append((SIMD2(centre.x, low), SIMD2(centre.x, high)))
      }
      if xErrors != nil {
        let ends = interval(x, xErrors, index).dropFirst().map { canvas.horizontalPlace($0) }
        bars.append((SIMD2(ends[0] ?? 0, centre.y), SIMD2(ends[1] ?? centre.x, centre.y)))
      }
      return bars
    }
  }

  /// The value and both ends of its error bar; an error that is not finite has none.
  private func interval(_ values: [Double], _ errors: Errors?, _ index: Int) -> [Double] {
    let value = values[index]
    let (low, high) = (errors?.low[index] ?? 0, errors?.high[index] ?? 0)
    return [value, value - (low.isFinite ? low : 0), value + (high.isFinite ? high : 0)]
  }
}
