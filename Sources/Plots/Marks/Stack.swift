/// Histograms on top of each other, the first at the bottom.
public struct Stack: Mark {
  /// One of the histograms.
  public struct Layer: Sendable, Hashable {
    /// Its name in the legend.
    public var name: String
    /// The bins' values, `[bins]`; those that are not finite count as 0.
    public var values: [Double]
    /// Its colour; the next of the sequence if nil.
    public var colour: Colour?

    /// - Parameters:
    ///   - name: Its name in the legend.
    ///   - values: The bins' values, `[bins]`; those that are not finite count as 0.
    ///   - colour: Its colour; the next of the sequence if nil.
    public init(_ name: String, _ values: [Double], colour: Colour? = nil) {
      (self.name, self.values, self.colour) = (name, values, colour)
    }
  }

  /// The bins' edges, `[bins + 1]`.
  public var edges: [Double]
  /// The histograms, the lowest first.
  public var layers: [Layer]

  /// - Parameters:
  ///   - edges: The bins' edges, `[bins + 1]`.
  ///   - layers: The histograms, the lowest first.
  /// - Precondition: There is one edge more than values in each.
  public init(edges: [Double], _ layers: [Layer]) {
    for layer in layers {
      _ = StepOutline(edges: edges, values: layer.values, "Stack, '\(layer.name)'")
    }
    (self.edges, self.layers) = (edges, layers)
  }

  /// The sums from the bottom up, `[layers + 1][bins]`.
  private var sums: [[Double]] {
    layers.reduce(into: [Array(repeating: 0, count: max(edges.count - 1, 0))]) { sums, layer in
      sums.append(zip(sums.last!, layer.values).map { $0 + ($1.isFinite ? $1 : 0) })
    }
  }

  public var extent: Extent {
    var extent = Extent()
    extent.x.include(edges, isTight: true)
    extent.y.include(0, isTight: true)
    for sum in sums.dropFirst() { extent.y.include(sum) }
    return extent
  }

  public var legend: [LegendEntry] {
    layers.reversed().flatMap { entries($0.name, .area($0.colour ?? .muted, opacity: 1)) }
  }

  public func coloured(from next: inout Int) -> Stack {
    var stack = self
    for index in layers.indices {
      stack.layers[index].colour = layers[index].colour.orNext(&next)
    }
    return stack
  }

  public func draw(on canvas: inout Canvas) {
    let sums = sums
    for (index, layer) in layers.enumerated() {
      let (low, high) = (outline(sums[index], canvas), outline(sums[index + 1], canvas))
      canvas.area(high + low.reversed(), layer.colour ?? .muted, opacity: 1, rim: .page)
    }
  }

  private func outline(_ values: [Double], _ canvas: Canvas) -> [SIMD2<Double>] {
    StepOutline(edges: edges, values: values, "Stack").parts(on: canvas) { canvas.base($0) }
      .flatMap(\.self)
  }
}
