extension Histogram {
  /// The histogram on some of its axes, in the order given: sums over all bins of the others,
  /// underflow and overflow included.
  ///
  /// ```swift
  /// let mass = try histogram.projected(onto: "m")
  /// let transposed = try histogram.projected(onto: "channel", "m")
  /// ```
  ///
  /// - Parameter kept: The axes that stay, at least one.
  /// - Throws: ``HistogramsError/unknownAxis(histogram:axis:available:)``, or
  ///   ``HistogramsError/badAxes(histogram:reason:)`` for an axis named twice, or none.
  public func projected(onto kept: AxisReference...) throws -> Histogram {
    try projected(onto: kept.map(place))
  }

  func projected(onto places: [Int]) throws -> Histogram {
    guard Set(places).count == places.count else {
      throw HistogramsError.badAxes(
        histogram: name, reason: "the projection names an axis twice")
    }
    let axes = places.map { self.axes[$0] }
    var strides = Array(repeating: 0, count: self.axes.count)
    for (place, stride) in zip(places, BinGrid(axes).strides) { strides[place] = stride }
    return try regrouped(onto: axes, Self.identity(self.axes, strides))
  }

  /// The histogram with other names of its axes, for instance after reading a format that has none.
  ///
  /// - Parameter names: One for each axis.
  /// - Throws: ``HistogramsError/badAxes(histogram:reason:)`` for a name used twice, or another number
  ///   of names.
  public func namingAxes(_ names: String...) throws -> Histogram {
    guard names.count == axes.count else {
      throw HistogramsError.badAxes(
        histogram: name, reason: "\(names.count) names are given for \(axes.count)")
    }
    var axes = self.axes
    for (index, name) in names.enumerated() { axes[index].name = name }
    return try Histogram(
      axes: axes, contents: contents, name: name, title: title, label: label)
  }

  /// The histogram of the events in one category, on the remaining axes.
  ///
  /// ```swift
  /// let electrons = try histogram["channel", "ee"]
  /// ```
  ///
  /// - Parameters:
  ///   - axis: An axis of categories.
  ///   - category: The name of one.
  /// - Throws: ``HistogramsError/unknownAxis(histogram:axis:available:)``,
  ///   ``HistogramsError/unknownCategory(axis:name:available:)``, or
  ///   ``HistogramsError/badAxes(histogram:reason:)`` where no axis would remain.
  public subscript(axis: AxisReference, category: String) -> Histogram {
    get throws {
      let binning = try self.axis(axis)
      guard case .bin(let index) = binning.position(of: category) else {
        throw HistogramsError.unknownCategory(
          axis: binning.name, name: category, available: binning.categories ?? [])
      }
      return try self[axis, .bin(index)]
    }
  }

  /// The histogram of the events in one bin of an axis, on the remaining axes.
  ///
  /// - Parameters:
  ///   - axis: Any axis.
  ///   - position: A bin of it.
  /// - Throws: ``HistogramsError/unknownAxis(histogram:axis:available:)``;
  ///   ``HistogramsError/noFlowBin(axis:bin:)``; ``HistogramsError/badAxes(histogram:reason:)`` where
  ///   no axis would remain.
  /// - Precondition: A bin's index is in `0..<axis.count`.
  public subscript(axis: AxisReference, position: BinPosition) -> Histogram {
    get throws {
      let place = try place(of: axis)
      let binning = axes[place]
      guard let index = binning.storageIndex(of: position) else {
        throw HistogramsError.noFlowBin(axis: binning.name, bin: binning.name(of: position))
      }
      guard axes.count > 1 else {
        throw HistogramsError.badAxes(
          histogram: name,
          reason: "axis '\(binning.name)' is the only one, and one has to remain; for a single"
            + " content write histogram[.bin(0)] or histogram.content(of: …)")
      }
      return try keeping(index, ofAxisAt: place)
    }
  }
}
