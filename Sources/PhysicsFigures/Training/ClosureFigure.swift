import Plots

/// Relaxed event counts, as gradients are taken of, against the exact ones, bin by bin, and their ratio.
public struct ClosureFigure: Sendable {
  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The bins.
  public let bins: FigureBins
  /// Exact events, with the variances of the simulation.
  public let exact: FigureSample
  /// Relaxed events, with their variances.
  public let relaxed: FigureSample

  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - bins: The bins.
  ///   - exact: Exact events, with the variances of the simulation.
  ///   - relaxed: Relaxed events; their variances are zero if they are not known.
  /// - Precondition: Both have a number for each bin.
  public init(
    _ title: String = "", bins: FigureBins, exact: FigureSample, relaxed: FigureSample
  ) {
    precondition(
      exact.values.count == bins.count && relaxed.values.count == bins.count,
      "closure: \(exact.values.count) exact and \(relaxed.values.count) relaxed values"
        + " for \(bins.count) bins")
    (self.title, self.bins, self.exact, self.relaxed) = (title, bins, exact, relaxed)
  }

  private func deviations(_ sample: FigureSample) -> [Double] {
    sample.variances.map { max(finiteOrZero($0), 0).squareRoot() }
  }

  /// Relaxed over exact with both errors, where the exact number is positive.
  private var ratios: [(bin: Int, value: Double, error: Double, band: Double)] {
    let (own, other) = (deviations(relaxed), deviations(exact))
    return (0..<bins.count).compactMap { bin in
      let whole = exact.values[bin]
      guard whole > 0, whole.isFinite, relaxed.values[bin].isFinite else { return nil }
      return (bin, relaxed.values[bin] / whole, own[bin] / whole, other[bin] / whole)
    }
  }

  /// The picture.
  public var figure: Figure {
    Figure(title, description: description, width: 640, height: 500, sharing: .x) {
      upper
      lower
    }
  }

  private var upper: Panel {
    let error = deviations(exact)
    let edges = bins.edges
    return Panel(x: bins.axis, y: .linear("events"), height: 2.4) {
      Band(
        edges: edges, lower: zip(exact.values, error).map { $0 - $1 },
        upper: zip(exact.values, error).map { $0 + $1 }, colour: .blue, opacity: 0.35)
      Steps(
        edges: edges, values: exact.values, name: shown(exact.name), colour: .blue,
        style: LineStyle(width: 2))
      Points(
        bins.centres, relaxed.values, yErrors: .symmetric(deviations(relaxed)),
        name: shown(relaxed.name), marker: .disc, colour: .red)
    }
  }

  private var lower: Panel {
    let ratios = ratios
    let widest =
      ratios.flatMap { [abs($0.value - 1) + $0.error, $0.band] }.filter(\.isFinite).max() ?? 0
    let reach = [0.02, 0.05, 0.1, 0.2, 0.5].first { 1.15 * widest <= $0 } ?? 1
    var band = Array(repeating: Double.nan, count: bins.count)
    for ratio in ratios { band[ratio.bin] = ratio.band }
    let centres = bins.centres
    return Panel(
      x: bins.axis, y: .linear("relaxed / exact", in: (1 - 1.05 * reach)...(1 + 1.05 * reach)),
      legend: .none
    ) {
      Band(
        edges: bins.edges, lower: band.map { 1 - $0 }, upper: band.map { 1 + $0 }, colour: .blue,
        opacity: 0.35)
      ReferenceLine(y: 1)
      Points(
        ratios.map { centres[$0.bin] }, ratios.map(\.value),
        yErrors: .symmetric(ratios.map(\.error)),
        colour: .red)
    }
  }

  /// What is seen, in words.
  public var description: String {
    func sum(_ sample: FigureSample) -> Double { sample.values.reduce(0) { $0 + finiteOrZero($1) } }
    var text = "\(relaxed.name): \(number(sum(relaxed), digits: 4)) events in"
    text += " \(counted(bins.count, "bin")); \(exact.name): \(number(sum(exact), digits: 4))."
    if let worst = ratios.max(by: { abs($0.value - 1) < abs($1.value - 1) }) {
      text += " The largest ratio from 1 is \(number(worst.value)) (\(bins.name(of: worst.bin)))."
    }
    return text
  }
}
