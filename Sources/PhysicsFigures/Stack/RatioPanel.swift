import Plots

/// Data over expectation, with the data's errors, and the expectation's as a band around 1.
///
/// Points beyond the axis are arrows at its ends; bins without an expectation have none.
struct RatioPanel {
  private let content: StackContent

  init(_ content: StackContent) { self.content = content }

  private struct Ratio {
    var bin: Int
    var value: Double
    var low: Double
    var high: Double
  }

  private var ratios: [Ratio] {
    let expected = content.expected
    return content.points.compactMap { point in
      let whole = expected[point.bin]
      guard whole > 0 else { return nil }
      return Ratio(
        bin: point.bin, value: point.value / whole, low: point.low / whole, high: point.high / whole
      )
    }
  }

  private var band: (lower: [Double], upper: [Double]) {
    let parts = zip(content.expected, content.sigma).map { $0 > 0 ? $1 / $0 : .nan }
    return (parts.map { 1 - $0 }, parts.map { 1 + $0 })
  }

  /// Half the axis's length: what the points need within 10 to 100 %, the band besides.
  private var reach: Double {
    let points = ratios.flatMap { [abs($0.low - 1), abs($0.high - 1)] }
    let widest = (points + band.upper.map { $0 - 1 }).filter(\.isFinite).max() ?? 0
    return [0.1, 0.2, 0.5].first { 1.02 * widest <= $0 } ?? 1
  }

  var panel: Panel {
    let (stack, ratios, band, reach) = (content.stack, ratios, band, reach)
    let centres = stack.bins.centres
    let inside = ratios.filter { abs($0.value - 1) <= reach }
    let half = stack.bins.isRegular ? nil : inside.map { stack.bins.widths[$0.bin] / 2 }
    return Panel(
      x: stack.bins.axis,
      y: .linear("data / expected", in: (1 - 1.05 * reach)...(1 + 1.05 * reach)),
      legend: .none
    ) {
      Framed(x: stack.bins.edges.filter(\.isFinite), y: []) {
        content.blindedRanges.map { ReferenceBand(x: $0, opacity: 0.22) }
        Band(edges: stack.bins.edges, lower: band.lower, upper: band.upper, colour: .ink).hatched
        ReferenceLine(y: 1)
        Points(
          inside.map { centres[$0.bin] }, inside.map(\.value),
          xErrors: half.map { .symmetric($0) },
          yErrors: .asymmetric(
            low: inside.map { $0.value - $0.low }, high: inside.map { $0.high - $0.value }))
        beyond(ratios.filter { abs($0.value - 1) > reach }, reach, centres)
      }
    }
  }

  private func beyond(_ ratios: [Ratio], _ reach: Double, _ centres: [Double]) -> [any Mark] {
    ratios.map { ratio in
      let sign = ratio.value > 1 ? 1.0 : -1
      return Arrow(
        from: (centres[ratio.bin], 1 + sign * 0.7 * reach),
        to: (centres[ratio.bin], 1 + sign * reach), colour: .red)
    }
  }
}
