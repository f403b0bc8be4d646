import ROOTFiles

extension ROOTHistogram {
  /// A histogram as one of ROOT: TH1D, TH2D or TH3D with Σw², flow included.
  ///
  /// Axes are titled with name and unit. Categories become labels of bins, all others of them
  /// overflow; whole numbers k become bins from k to k + 1; flow bins that an axis does not have are
  /// empty.
  ///
  /// - Parameters:
  ///   - histogram: One with up to three axes.
  ///   - entries: How often it was filled; nil for the effective number, (Σw)²/Σw².
  ///   - statistics: Sums over what was filled; nil to take them from the bins' centres.
  /// - Throws: ``HistogramsError/unwritable(histogram:format:reason:)`` for more than three axes, and
  ///   as `init(name:title:axes:contents:sumOfSquaredWeights:entries:statistics:contentType:)`.
  public init(
    _ histogram: Histogram, entries: Double? = nil, statistics: ROOTStatistics? = nil
  ) throws {
    guard histogram.axes.count <= 3 else {
      throw HistogramsError.unwritable(
        histogram: histogram.name, format: "ROOT",
        reason: "it has \(histogram.axes.count) axes, of which three have a place there; project it"
          + " first")
    }
    let axes = histogram.axes.map { $0.withFlow(.both) }
    let count = axes.reduce(1) { $0 * $1.countWithFlow }
    // ROOT's first axis runs fastest.
    let fastestFirst = [Axis](axes.reversed())
    let contents = (0..<count).map { index in
      histogram.content(at: fastestFirst.positions(of: index).reversed())
    }
    try self.init(
      name: histogram.name, title: histogram.title,
      axes: zip(axes, ["xaxis", "yaxis", "zaxis"]).map { try ROOTAxis($0, name: $1) },
      contents: contents.map(\.value), sumOfSquaredWeights: contents.map(\.variance),
      entries: entries, statistics: statistics)
  }
}

extension ROOTAxis {
  fileprivate init(_ axis: Axis, name: String) throws {
    let binning: Binning =
      switch axis.binning {
      case .variable: .variable(edges: axis.edges)
      case .regular, .integer, .category, .integerCategory, .boolean:
        .uniform(count: axis.count, low: axis.edges[0], high: axis.edges[axis.count])
      }
    try self.init(binning, title: axis.label, labels: axis.categories ?? [], name: name)
  }
}
