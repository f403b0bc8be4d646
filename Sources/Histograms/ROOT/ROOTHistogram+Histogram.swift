import ROOTFiles

extension ROOTHistogram {
  /// A histogram as ROOT has it: a TH1D, TH2D or TH3D with Σw².
  ///
  /// Regular axes, those of whole numbers and categories become uniform ones, categories with their
  /// names as labels; titles of axes are name and unit, “m [GeV]”. ROOT's flow bins are 0 where an
  /// axis has none. A legend's label is not kept.
  ///
  /// - Parameters:
  ///   - histogram: One with up to three axes.
  ///   - entries: How often it was filled; nil for the effective number, (Σw)²/Σw².
  ///   - statistics: Sums over what was filled; nil to take them from the bins' centres.
  /// - Throws: ``HistogramsError/unwritable(histogram:format:reason:)`` for more than three axes.
  public init(
    _ histogram: Histogram, entries: Double? = nil, statistics: ROOTStatistics? = nil
  ) throws {
    guard histogram.axes.count <= 3 else {
      throw HistogramsError.unwritable(
        histogram: histogram.name, format: "ROOT",
        reason: "it has \(histogram.axes.count) axes, and at most three are; project it first, or"
          + " write .json")
    }
    let contents = histogram.rootContents
    try self.init(
      name: histogram.name, title: histogram.title,
      axes: zip(histogram.axes, ["xaxis", "yaxis", "zaxis"]).map { try ROOTAxis($0, name: $1) },
      contents: contents.map(\.value), sumOfSquaredWeights: contents.map(\.variance),
      entries: entries, statistics: statistics)
  }
}

extension Histogram {
  /// Every bin with all flow, the first axis running fastest.
  fileprivate var rootContents: [BinContent] {
    let all = axes.map { $0.withFlow(.both) }
    let reversed: [Axis] = all.reversed()
    return (0..<all.reduce(1) { $0 * $1.countWithFlow }).map { index in
      content(at: reversed.positions(of: index).reversed())
    }
  }
}

extension ROOTAxis {
  fileprivate init(_ axis: Axis, name: String) throws {
    let binning: Binning =
      axis.binning == .variable
      ? .variable(edges: axis.edges)
      : .uniform(count: axis.count, low: axis.edges[0], high: axis.edges[axis.count])
    try self.init(binning, title: axis.label, labels: axis.categories ?? [], name: name)
  }
}
