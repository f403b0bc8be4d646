import Plots

/// The difference of data and expectation in units of what is expected of it, as bars.
struct BinPullPanel {
  private let content: StackContent

  init(_ content: StackContent) { self.content = content }

  /// (n − b)/√(b + σ²) by bin; NaN where there is none.
  var pulls: [Double] {
    var pulls = content.total.map { _ in Double.nan }
    let expected = content.expected
    for point in content.points {
      let (b, sigma) = (expected[point.bin], content.sigma[point.bin])
      let variance = b + sigma * sigma
      if b >= 0, variance > 0 { pulls[point.bin] = (point.value - b) / variance.squareRoot() }
    }
    return pulls
  }

  var panel: Panel {
    let (stack, pulls) = (content.stack, pulls)
    let largest = pulls.filter(\.isFinite).map(abs).max() ?? 0
    let reach = min(max((1.1 * largest).rounded(.up), 3), 8)
    let edges = stack.bins.edges
    return Panel(
      x: stack.bins.axis, y: .linear("pull", in: -reach...reach), legend: .none
    ) {
      Framed(x: edges.filter(\.isFinite), y: []) {
        content.blindedRanges.map { ReferenceBand(x: $0, opacity: 0.22) }
        ReferenceBand(y: -2...2, opacity: 0.12)
        ReferenceBand(y: -1...1, opacity: 0.2)
        Steps(edges: edges, values: pulls, colour: .blue, style: LineStyle(width: 1), filling: 0.8)
        ReferenceLine(y: 0, style: LineStyle(width: 1))
      }
    }
  }
}
