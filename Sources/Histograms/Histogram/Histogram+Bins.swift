extension Histogram {
  /// The binning of a histogram with one axis.
  ///
  /// - Precondition: There is one axis; ``axes`` has several.
  public var axis: Axis {
    precondition(
      axes.count == 1,
      "histogram '\(name)' has \(axes.count) axes (\(axes.map(\.name).joined(separator: ", "))):"
        + " which one is meant? Use axes, or axis(\"…\")")
    return axes[0]
  }

  /// Σw of each bin, without flow.
  public var values: [Double] { bins.map(\.value) }
  /// Σw² of each bin, without flow.
  public var variances: [Double] { bins.map(\.variance) }
  /// √Σw² of each bin, without flow.
  public var uncertainties: [Double] { bins.map(\.uncertainty) }
  /// The content of each bin, without flow.
  public var bins: [BinContent] {
    axes.count == 1 ? Array(contents[axes[0].storedBins]) : innerIndices.map { contents[$0] }
  }
  /// The content below the first edge of the only axis; empty where it has no such bin.
  public var underflow: BinContent { self[.underflow] }
  /// The content at or above the last edge of the only axis; empty where it has no such bin.
  public var overflow: BinContent { self[.overflow] }

  /// The content at a position of each axis; empty where an axis has no such flow bin.
  ///
  /// - Precondition: There is a position for each axis, and a bin's index is in `0..<axis.count`.
  public subscript(positions: BinPosition...) -> BinContent { content(at: positions) }

  /// The content at a position of each axis; empty where an axis has no such flow bin.
  ///
  /// - Precondition: As of `subscript(_:)`.
  public func content(at positions: [BinPosition]) -> BinContent {
    precondition(
      positions.count == axes.count, "\(positions.count) positions for \(axes.count) axes")
    var index = 0
    for (axis, position) in zip(axes, positions) {
      guard let place = axis.storageIndex(of: position) else { return BinContent() }
      index = index * axis.countWithFlow + place
    }
    return contents[index]
  }

  /// The content of the bin that an event with these values falls into; empty where it is lost.
  ///
  /// ```swift
  /// let content = try histogram.content(of: 125.1, "ee")
  /// ```
  ///
  /// - Parameter values: One for each axis.
  /// - Throws: ``HistogramsError/columnCount(histogram:count:expected:)``,
  ///   ``HistogramsError/columnKind(axis:given:expected:)`` or
  ///   ``HistogramsError/notANumber(histogram:event:)``.
  public func content<each Value: AxisValue>(of values: repeat each Value) throws -> BinContent {
    var columns: [FillColumn] = []
    for value in repeat each values { columns.append(type(of: value).column([value])) }
    let index = try place(of: columns)
    return index.map { contents[$0] } ?? BinContent()
  }

  /// Where each axis' bins without flow are in ``contents``.
  var innerIndices: [Int] {
    let grid = BinGrid(axes)
    let tables = zip(axes, grid.strides).map { axis, stride in
      (0..<axis.countWithFlow).map { axis.storedBins.contains($0) ? $0 * stride : nil }
    }
    var result: [Int] = []
    result.reserveCapacity(axes.reduce(1) { $0 * $1.count })
    grid.forEach(tables) { bin, _ in result.append(bin) }
    return result
  }

  /// The positions of a bin of ``contents``.
  func positions(of index: Int) -> [BinPosition] { axes.positions(of: index) }
}

extension [Axis] {
  /// The positions of a bin among all of these axes, the last running fastest.
  func positions(of index: Int) -> [BinPosition] {
    var rest = index
    return reversed().map { axis in
      defer { rest /= axis.countWithFlow }
      return axis.position(storageIndex: rest % axis.countWithFlow)
    }.reversed()
  }
}
