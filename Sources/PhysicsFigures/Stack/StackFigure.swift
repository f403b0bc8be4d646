import Plots

/// Expected events of several processes on top of each other, with their uncertainty, signals and data,
/// and below them a comparison bin by bin.
///
/// ```swift
/// let figure = StackFigure(
///   "H → ττ", caption: "10 fb^{−1}", bins: FigureBins(mass.axis),
///   backgrounds: [FigureSample("W", w), FigureSample("Z → ττ", z)],
///   signals: [FigureSample("Higgs", higgs)], data: FigureCounts(observed))
/// try figure.figure.svg.write(to: file)
/// ```
///
/// Events beyond the axis are not drawn, but stated. Of many processes the smallest are summed as “other”.
public struct StackFigure: Sendable {
  /// What the lower panel shows.
  public enum Comparison: Sendable, Hashable {
    /// The ratio where there are data, else the significance where there are signals, else nothing.
    case automatic
    /// Data over expectation, with the data's errors, and the expectation's as a band.
    case ratio
    /// (data − expectation)/√(expectation + σ²) with the expectation's uncertainty σ.
    case pull
    /// Z_A of the signals in each bin (``binSignificance(signal:background:uncertainty:)``).
    case significance
    /// There is none.
    case none
  }

  /// How the axis of events is divided.
  public enum Scale: Sendable, Hashable {
    case linear, logarithmic

    /// The scale on which most bins are seen: logarithmic where half of them or more have events, but too few
    /// to be seen beside the highest one, less than a fiftieth.
    ///
    /// - Parameter totals: The events of all backgrounds in each bin.
    public static func showing(_ totals: [Double]) -> Scale {
      let highest = totals.filter(\.isFinite).max() ?? 0
      let low = totals.count { $0 > 0 && $0 < highest / 50 }
      return low > 0 && 2 * low >= totals.count ? .logarithmic : .linear
    }
  }

  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`; may be empty.
  public var title: String
  /// What stands above the frame's left end, such as a region, with subscripts and superscripts.
  public var heading: String
  /// What stands above the frame's right end, such as luminosity and energy, with subscripts and
  /// superscripts.
  public var caption: String
  /// The bins.
  public let bins: FigureBins
  /// The processes of the stack, the lowest first.
  public let backgrounds: [FigureSample]
  /// Processes drawn as lines on their own, from zero.
  public let signals: [FigureSample]
  /// Observed events; nil for none.
  public let data: FigureCounts?
  /// Whether the stack is the whole expectation that data are compared with; else signals are part of it.
  public var comparesWithBackgrounds = true
  /// The standard deviation of the stack's sum in each bin, `[bins]`; √Σ of the variances if nil.
  public let uncertainty: [Double]?
  /// What the lower panel shows.
  public var comparison: Comparison
  /// How the axis of events is divided.
  public var scale: Scale
  /// Whether events are divided by the bins' widths; not of categories.
  public var isPerWidth: Bool
  /// Bins whose data are not shown.
  public var blinded: Set<Int>
  /// What signals are multiplied with; what makes them visible if nil.
  public var signalFactor: Double?
  /// How many processes are shown at most; the smallest of more are summed.
  public var mostProcesses = 9
  /// Whether the uncertainty is a hatched band; else it is a shaded one, which takes far fewer letters in a
  /// film of many pictures.
  public var isHatched = true
  /// Its width in pixels.
  public var width = 680.0

  /// - Parameters:
  ///   - title: What stands above, with subscripts `_{…}` and superscripts `^{…}`; may be empty.
  ///   - heading: What stands above the frame's left end, such as a region.
  ///   - caption: What stands above the frame's right end, such as luminosity and energy.
  ///   - bins: The bins.
  ///   - backgrounds: The processes of the stack, the lowest first; there may be none.
  ///   - signals: Processes drawn as lines on their own.
  ///   - data: Observed events; nil for none.
  ///   - uncertainty: The standard deviation of the stack's sum in each bin, `[bins]`; √Σ of the
  ///     processes' variances if nil.
  ///   - comparison: What the lower panel shows.
  ///   - scale: How the axis of events is divided.
  ///   - isPerWidth: Whether events are divided by the bins' widths.
  ///   - blinded: Bins whose data are not shown.
  ///   - signalFactor: What signals are multiplied with; what makes them visible if nil.
  /// - Precondition: Every process, the data and the uncertainty have a number for each bin.
  public init(
    _ title: String = "", heading: String = "", caption: String = "", bins: FigureBins,
    backgrounds: [FigureSample], signals: [FigureSample] = [], data: FigureCounts? = nil,
    uncertainty: [Double]? = nil, comparison: Comparison = .automatic, scale: Scale = .linear,
    isPerWidth: Bool = false, blinded: Set<Int> = [], signalFactor: Double? = nil
  ) {
    for sample in backgrounds + signals {
      precondition(
        sample.values.count == bins.count,
        "sample '\(sample.name)': \(sample.values.count) values for \(bins.count) bins")
    }
    for count in [data?.values.count, uncertainty?.count].compactMap(\.self) {
      precondition(count == bins.count, "data or uncertainty: \(count) for \(bins.count) bins")
    }
    (self.title, self.heading, self.caption, self.bins) = (title, heading, caption, bins)
    (self.backgrounds, self.signals, self.data) = (backgrounds, signals, data)
    (self.uncertainty, self.comparison, self.scale) = (uncertainty, comparison, scale)
    (self.isPerWidth, self.blinded, self.signalFactor) = (isPerWidth, blinded, signalFactor)
  }

  /// The picture.
  public var figure: Figure {
    let content = StackContent(self)
    let panels = [StackPanel(content).panel] + (comparisonPanel(content).map { [$0] } ?? [])
    return Figure(
      title, description: StackText(content).text, width: width,
      height: panels.count > 1 ? 560 : 420, sharing: .x
    ) { panels }
  }

  private func comparisonPanel(_ content: StackContent) -> Panel? {
    switch content.comparison {
    case .ratio: RatioPanel(content).panel
    case .pull: BinPullPanel(content).panel
    case .significance: SignificancePanel(content).panel
    case .automatic, .none: nil
    }
  }

  /// What is seen, in words.
  public var description: String { StackText(StackContent(self)).text }
}
