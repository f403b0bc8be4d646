import Inference

extension StackFigure {
  /// A channel after a fit: all samples on top of each other at the best fit, the fit's uncertainty of their
  /// sum, which takes account of correlations, and the data of the fit.
  ///
  /// ```swift
  /// let yields = try likelihood.fit().yields()
  /// let figure = StackFigure("after the fit", bins: bins, yields.channels[0], signals: ["signal"])
  /// ```
  ///
  /// - Parameters:
  ///   - title: What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  ///   - bins: The channel's bins; numbered if nil.
  ///   - channel: Of a fit's yields.
  ///   - signals: Samples that are drawn as lines, too.
  ///   - showsData: Whether data are shown.
  /// - Precondition: There are as many bins as in the channel.
  public init(
    _ title: String, bins: FigureBins? = nil, _ channel: Yields.Channel, signals: Set<String> = [],
    showsData: Bool = true
  ) {
    let count = channel.observed.count
    let samples = channel.samples.map { row in
      FigureSample(
        row.sample ?? "", row.bins.map(\.value),
        variances: row.bins.map { $0.uncertainty * $0.uncertainty })
    }
    self.init(
      title, heading: shown(channel.name, within: 300),
      bins: bins ?? FigureBins(edges: (0...count).map { Double($0) }, label: "bin"),
      backgrounds: samples, signals: samples.filter { signals.contains($0.name) },
      data: showsData ? FigureCounts(counts: channel.observed) : nil,
      uncertainty: channel.total.bins.map(\.uncertainty))
  }
}
