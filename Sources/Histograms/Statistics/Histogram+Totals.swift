extension Histogram {
  /// Value and variance summed over the bins, without flow.
  public var total: BinContent { bins.reduce(BinContent(), +) }

  /// Value and variance summed over all bins, flow included.
  public var totalWithFlow: BinContent { contents.reduce(BinContent(), +) }

  /// (Σw)²/Σw² over the bins, without flow; 0 for an empty histogram.
  public var effectiveEntries: Double { total.effectiveEntries }

  /// Each bin's value divided by its width (area, volume …) and by the total of the bins, so that the
  /// integral over the axes is 1. Its unit is one over those of the axes. `nil` when the total is 0.
  public var density: [Double]? {
    let total = total.value
    guard total != 0 else { return nil }
    let volumes = axes.map(\.widths).reduce([1.0]) { volumes, widths in
      volumes.flatMap { volume in widths.map { volume * $0 } }
    }
    return zip(values, volumes).map { $0 / ($1 * total) }
  }

  /// The sum over the bins of a range of an axis, and all bins of the others; an infinite bound
  /// takes in underflow or overflow.
  ///
  /// ```swift
  /// let peak = try histogram.integral("m", in: 120...130)
  /// let tail = try histogram.integral(in: 200 ... .infinity)
  /// ```
  ///
  /// - Parameters:
  ///   - axis: An axis of numbers; may be left out where it is the only one.
  ///   - range: From edge to edge, each given to 1e-9 of a bin; on an axis of whole numbers, from
  ///     number to number.
  /// - Throws: ``HistogramsError/unknownAxis(histogram:axis:available:)``,
  ///   ``HistogramsError/notNumeric(axis:operation:)``,
  ///   ``HistogramsError/notAnEdge(axis:value:near:)`` or
  ///   ``HistogramsError/emptyRange(axis:range:)``.
  public func integral(
    _ axis: AxisReference = .only, in range: ClosedRange<Double>
  ) throws -> BinContent {
    let projection = try projected(onto: axis)
    let binning = projection.axis
    let bins = try binning.bins(in: range, for: "integrated over a range")
    let inner = projection.bins[bins].reduce(BinContent(), +)
    let below = range.lowerBound == -.infinity ? projection.underflow : BinContent()
    let above = range.upperBound == .infinity ? projection.overflow : BinContent()
    return below + inner + above
  }
}
