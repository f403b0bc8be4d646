/// The area between two lines, as for an uncertainty.
public struct Band: Mark {
  /// Values of the horizontal axis, `[points]`.
  public var x: [Double]
  /// The lower limits, `[points]`.
  public var lower: [Double]
  /// The upper limits, `[points]`.
  public var upper: [Double]
  /// Its name in the legend.
  public var name: String?
  /// Its colour; the next of the sequence if nil.
  public var colour: Colour?
  /// From 0 to 1.
  public var opacity: Double
  /// Whether it is filled with parallel lines, which let see what is behind, instead of a colour.
  public var isHatched = false

  /// - Parameters:
  ///   - x: Values of the horizontal axis, `[points]`.
  ///   - lower: The lower limits, `[points]`.
  ///   - upper: The upper limits, `[points]`.
  ///   - name: Its name in the legend.
  ///   - colour: Its colour; the next of the sequence if nil.
  ///   - opacity: From 0 to 1.
  /// - Precondition: There are as many of each.
  public init(
    _ x: [Double], lower: [Double], upper: [Double], name: String? = nil, colour: Colour? = nil,
    opacity: Double = 0.3
  ) {
    precondition(
      x.count == lower.count && x.count == upper.count,
      "Band: \(x.count) values of x, \(lower.count) lower limits, \(upper.count) upper limits")
    (self.x, self.lower, self.upper, self.name) = (x, lower, upper, name)
    (self.colour, self.opacity) = (colour, opacity)
  }

  /// A band in steps, bin by bin.
  ///
  /// - Parameters:
  ///   - edges: The bins' edges, `[bins + 1]`.
  ///   - lower: The lower limits, `[bins]`.
  ///   - upper: The upper limits, `[bins]`.
  ///   - name: Its name in the legend.
  ///   - colour: Its colour.
  ///   - opacity: From 0 to 1.
  /// - Precondition: There is one edge more than limits of each kind.
  public init(
    edges: [Double], lower: [Double], upper: [Double], name: String? = nil,
    colour: Colour? = .muted, opacity: Double = 0.4
  ) {
    _ = StepOutline(edges: edges, values: lower, "Band")
    _ = StepOutline(edges: edges, values: upper, "Band")
    self.init(
      edges.indices.dropLast().flatMap { [edges[$0], edges[$0 + 1]] },
      lower: lower.flatMap { [$0, $0] }, upper: upper.flatMap { [$0, $0] },
      name: name, colour: colour, opacity: opacity)
  }

  public var extent: Extent {
    var extent = Extent()
    extent.x.include(x, isTight: true)
    extent.y.include(lower)
    extent.y.include(upper)
    return extent
  }

  public var legend: [LegendEntry] {
    entries(
      name, isHatched ? .hatched(colour ?? .muted) : .area(colour ?? .muted, opacity: opacity))
  }

  /// The band filled with parallel lines, which let see what is behind.
  public var hatched: Band {
    var band = self
    band.isHatched = true
    return band
  }

  public func coloured(from next: inout Int) -> Band {
    var band = self
    band.colour = colour.orNext(&next)
    return band
  }

  public func draw(on canvas: inout Canvas) {
    let pairs = x.indices.map { index -> (SIMD2<Double>, SIMD2<Double>)? in
      guard lower[index].isFinite, let top = canvas.place(x[index], upper[index]) else {
        return nil
      }
      return (SIMD2(top.x, canvas.base(lower[index])), top)
    }
    for part in pairs.split(whereSeparator: { $0 == nil }) {
      let ends = part.compactMap(\.self)
      if isHatched {
        hatch(ends, on: &canvas)
        continue
      }
      canvas.area(
        ends.map(\.1) + ends.map(\.0).reversed(), colour ?? .muted, opacity: opacity)
    }
  }

  private func hatch(_ ends: [(SIMD2<Double>, SIMD2<Double>)], on canvas: inout Canvas) {
    // Far outside is cut off, so that there are few lines.
    let (low, high) = (-SIMD2(repeating: 50.0), canvas.size + 50)
    let sides = ends.map { bottom, top in
      (
        top.clamped(lowerBound: low, upperBound: high),
        bottom.clamped(lowerBound: low, upperBound: high)
      )
    }
    let lines = zip(sides, sides.dropFirst()).flatMap { left, right in
      Hatching().lines(between: left.0, left.1, and: right.0, right.1)
    }
    canvas.segments(lines, colour ?? .muted, Hatching.style)
  }
}
