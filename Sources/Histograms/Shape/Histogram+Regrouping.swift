extension Histogram {
  /// A histogram on other axes, whose bins are sums of this one's.
  ///
  /// - Parameters:
  ///   - axes: The new axes.
  ///   - tables: For each old axis and each of its bins, flow included, what it adds to the place of
  ///     a content among the new ones; nil for bins that are left out.
  func regrouped(onto axes: [Axis], _ tables: [[Int?]]) throws -> Histogram {
    var result = try Histogram(axes: axes, name: name, title: title, label: label)
    result.updateContents { sums in
      BinGrid(self.axes).forEach(tables) { bin, place in
        sums[place] = sums[place] + contents[bin]
      }
    }
    return result
  }

  /// The histogram with another axis in the place of one.
  ///
  /// - Parameters:
  ///   - place: Of the axis.
  ///   - axis: The new one.
  ///   - groups: For each bin of the old one, flow included, its place among those of the new one.
  func replacingAxis(
    at place: Int, by axis: Axis, groups: [Int?]
  ) throws -> Histogram {
    var axes = self.axes
    axes[place] = axis
    var tables = Self.identity(self.axes, BinGrid(axes).strides)
    let stride = BinGrid(axes).strides[place]
    tables[place] = groups.map { $0.map { $0 * stride } }
    return try regrouped(onto: axes, tables)
  }

  /// The histogram without an axis, of whose bins only one is kept.
  func keeping(_ bin: Int, ofAxisAt place: Int) throws -> Histogram {
    var axes = self.axes
    axes.remove(at: place)
    var strides = BinGrid(axes).strides
    strides.insert(0, at: place)
    var tables = Self.identity(self.axes, strides)
    tables[place] = (0..<self.axes[place].countWithFlow).map { $0 == bin ? 0 : nil }
    return try regrouped(onto: axes, tables)
  }

  /// Tables that leave bins in their order.
  static func identity(_ axes: [Axis], _ strides: [Int]) -> [[Int?]] {
    zip(axes, strides).map { axis, stride in (0..<axis.countWithFlow).map { $0 * stride } }
  }
}
