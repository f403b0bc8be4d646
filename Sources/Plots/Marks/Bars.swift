/// Separate bars, as over or beside categories.
public struct Bars: Mark {
  /// Which way bars lie.
  public enum Direction: Sendable, Hashable {
    /// Over positions of the horizontal axis.
    case upwards
    /// Beside positions of the vertical axis.
    case sideways
  }

  /// The middle of each bar on its axis, `[bars]`; categories are at 0, 1, 2 …
  public var positions: [Double]
  /// Where each bar begins, `[bars]`.
  public var from: [Double]
  /// Where each bar ends, `[bars]`.
  public var to: [Double]
  /// The bars' width in units of their axis.
  public var width: Double
  /// Which way they lie.
  public var direction: Direction
  /// Their name in the legend.
  public var name: String?
  /// Their colour; the next of the sequence if nil.
  public var colour: Colour?
  /// From 0 to 1.
  public var opacity: Double

  /// - Parameters:
  ///   - positions: The middle of each bar on its axis, `[bars]`; categories are at 0, 1, 2 …
  ///   - from: Where each bar begins, `[bars]`; at 0 if nil.
  ///   - to: Where each bar ends, `[bars]`.
  ///   - width: The bars' width in units of their axis.
  ///   - direction: Which way they lie.
  ///   - name: Their name in the legend.
  ///   - colour: Their colour; the next of the sequence if nil.
  ///   - opacity: From 0 to 1.
  /// - Precondition: There are as many of each.
  public init(
    at positions: [Double], from: [Double]? = nil, to: [Double], width: Double = 0.7,
    direction: Direction = .upwards, name: String? = nil, colour: Colour? = nil, opacity: Double = 1
  ) {
    let from = from ?? Array(repeating: 0, count: to.count)
    precondition(
      positions.count == to.count && from.count == to.count,
      "Bars: \(positions.count) positions, \(from.count) begin, \(to.count) end")
    (self.positions, self.from, self.to) = (positions, from, to)
    (self.width, self.direction, self.name) = (width, direction, name)
    (self.colour, self.opacity) = (colour, opacity)
  }

  public var extent: Extent {
    var (along, across) = (Bounds(), Bounds())
    for index in positions.indices where to[index].isFinite {
      across.include(positions[index] - width / 2)
      across.include(positions[index] + width / 2)
      along.include(from[index], isTight: from[index] == 0)
      along.include(to[index])
    }
    var extent = Extent()
    (extent.x, extent.y) = direction == .upwards ? (across, along) : (along, across)
    return extent
  }

  public var legend: [LegendEntry] {
    entries(name, .area(colour ?? .muted, opacity: opacity))
  }

  public func coloured(from next: inout Int) -> Bars {
    var bars = self
    bars.colour = colour.orNext(&next)
    return bars
  }

  public func draw(on canvas: inout Canvas) {
    let boxes = positions.indices.compactMap { index -> (SIMD2<Double>, SIMD2<Double>)? in
      guard from[index].isFinite, to[index].isFinite else { return nil }
      let (low, high) = (positions[index] - width / 2, positions[index] + width / 2)
      switch direction {
      case .upwards:
        guard let left = canvas.horizontalPlace(low), let right = canvas.horizontalPlace(high)
        else { return nil }
        return (SIMD2(left, canvas.base(from[index])), SIMD2(right, canvas.base(to[index])))
      case .sideways:
        guard let top = canvas.verticalPlace(low), let bottom = canvas.verticalPlace(high)
        else { return nil }
        let ends = [from, to].map { canvas.horizontalPlace($0[index]) ?? 0 }
        return (SIMD2(ends[0], top), SIMD2(ends[1], bottom))
      }
    }
    canvas.rectangles(boxes, colour ?? .muted, opacity: opacity)
  }
}
