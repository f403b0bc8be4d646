extension Histogram {
  /// The histogram with each `factor` neighbouring bins of an axis made one; underflow and overflow
  /// stay.
  ///
  /// - Parameters:
  ///   - axis: An axis of numbers; may be left out where it is the only one.
  ///   - factor: How many bins make one; it divides their number.
  /// - Throws: ``HistogramsError/unknownAxis(histogram:axis:available:)``,
  ///   ``HistogramsError/notNumeric(axis:operation:)``, or
  ///   ``HistogramsError/badFactor(axis:factor:count:)`` where bins would be left over.
  public func rebinned(_ axis: AxisReference = .only, by factor: Int) throws -> Histogram {
    let binning = try self.axis(axis)
    try binning.requireNumeric(for: "rebinned")
    guard factor >= 1, binning.count % factor == 0 else {
      throw HistogramsError.badFactor(axis: binning.name, factor: factor, count: binning.count)
    }
    return try merged(axis, at: Array(stride(from: 0, through: binning.count, by: factor)))
  }

  /// The histogram with other bins along an axis, whose edges are some of its edges.
  ///
  /// What is below the first new edge or above the last becomes underflow or overflow, where the
  /// axis has such a bin, and is left out otherwise. An edge may be off by 1e-9 of a bin, for
  /// rounding; the axis' own is taken then.
  ///
  /// - Parameters:
  ///   - axis: An axis of numbers; may be left out where it is the only one.
  ///   - edges: The new edges, increasing, at least two.
  /// - Throws: ``HistogramsError/unknownAxis(histogram:axis:available:)``,
  ///   ``HistogramsError/notNumeric(axis:operation:)``,
  ///   ``HistogramsError/notAnEdge(axis:value:near:)``, and as ``Axis/init(edges:name:unit:flow:)``.
  public func rebinned(_ axis: AxisReference = .only, to edges: [Double]) throws -> Histogram {
    let binning = try self.axis(axis)
    try binning.requireNumeric(for: "rebinned")
    return try merged(axis, at: edges.map { try binning.edgeIndex(of: $0) })
  }

  private func merged(_ axis: AxisReference, at indices: [Int]) throws -> Histogram {
    let place = try place(of: axis)
    let new = try axes[place].merged(at: indices)
    return try replacingAxis(
      at: place, by: new, groups: axes[place].groups(in: new, edges: indices))
  }

  /// The histogram with a part of an axis, as boost-histogram slices: what lies below or above
  /// becomes underflow or overflow, where the axis has such a bin, and is left out otherwise.
  ///
  /// ```swift
  /// let peak = try histogram.sliced("m", to: 120...130)
  /// let many = try histogram.sliced("jets", to: 4 ... .infinity)
  /// ```
  ///
  /// - Parameters:
  ///   - axis: An axis of numbers; may be left out where it is the only one.
  ///   - range: From edge to edge, each given to 1e-9 of a bin; on an axis of whole numbers, from
  ///     number to number. Infinite bounds leave the axis' own.
  /// - Throws: ``HistogramsError/unknownAxis(histogram:axis:available:)``,
  ///   ``HistogramsError/notNumeric(axis:operation:)``,
  ///   ``HistogramsError/notAnEdge(axis:value:near:)`` or
  ///   ``HistogramsError/emptyRange(axis:range:)``.
  public func sliced(
    _ axis: AxisReference = .only, to range: ClosedRange<Double>
  ) throws -> Histogram {
    let place = try place(of: axis)
    let bins = try axes[place].bins(in: range, for: "sliced")
    let new = try axes[place].keeping(bins)
    let groups = axes[place].groups(in: new, edges: Array(bins) + [bins.upperBound])
    return try replacingAxis(at: place, by: new, groups: groups)
  }

  /// The histogram with some categories of an axis, in the order given; what is in others becomes
  /// overflow, where the axis has such a bin, and is left out otherwise.
  ///
  /// - Parameters:
  ///   - axis: An axis of categories; may be left out where it is the only one.
  ///   - names: Of the categories to keep.
  /// - Throws: ``HistogramsError/unknownAxis(histogram:axis:available:)``,
  ///   ``HistogramsError/unknownCategory(axis:name:available:)``,
  ///   ``HistogramsError/badCategories(axis:reason:)`` for a name given twice, or
  ///   ``HistogramsError/badBinCount(axis:count:)`` for none.
  public func sliced(_ axis: AxisReference = .only, to names: [String]) throws -> Histogram {
    let place = try place(of: axis)
    let old = axes[place]
    let bins = try names.map { name in
      guard case .bin(let bin) = old.position(of: name) else {
        throw HistogramsError.unknownCategory(
          axis: old.name, name: name, available: old.categories ?? [])
      }
      return bin
    }
    let new = try old.keeping(categories: bins)
    let groups = old.positions.map { position in
      guard case .bin(let bin) = position, let kept = bins.firstIndex(of: bin) else {
        return new.storageIndex(of: .overflow)
      }
      return new.storageIndex(of: .bin(kept))
    }
    return try replacingAxis(at: place, by: new, groups: groups)
  }
}

extension Axis {
  /// An axis of some of the categories.
  fileprivate func keeping(categories bins: [Int]) throws -> Axis {
    if case .integerCategory(let numbers) = binning {
      return try .category(bins.map { numbers[$0] }, name: name, flow: flow)
    }
    return try .category(bins.map { categories![$0] }, name: name, flow: flow)
  }
}
