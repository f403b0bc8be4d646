import Foundation
import Plots

extension ClosureTest {
  /// The pulls of each parameter as a histogram, with the unit normal beside it.
  ///
  /// Bins are half a standard deviation wide and reach to ±4; what lies beyond is counted in the panel's text.
  public var figure: Figure {
    let columns = min(3, max(1, pulls.count))
    let rows = max(1, (pulls.count + columns - 1) / columns)
    return Figure(
      "Pulls: \(name)",
      description: pulls.map {
        "\($0.name): mean \(fixed($0.mean, 2)), width \(fixed($0.width, 2))."
      }.joined(separator: " "),
      width: columns == 1 ? 480 : 280 * Double(columns), height: 60 + 210 * Double(rows),
      columns: columns, sharing: [.x]
    ) {
      pulls.enumerated().map { panel($1, isFirst: $0 == 0) }
    }
  }

  private func panel(_ summary: PullSummary, isFirst: Bool) -> Panel {
    let width = 0.5
    let edges = (0...16).map { -4 + width * Double($0) }
    var counts = [Double](repeating: 0, count: 16)
    for pull in summary.pulls where abs(pull) < 4 { counts[Int((pull + 4) / width)] += 1 }
    let area = width * Double(summary.pulls.count)
    let beyond = summary.pulls.count { abs($0) >= 4 }
    let numbers =
      "mean \(fixed(summary.mean, 2, signed: true)) ± \(fixed(summary.errorOfMean, 2))\n"
      + "width \(fixed(summary.width, 2)) ± \(fixed(summary.errorOfWidth, 2))"
    return Panel(
      summary.name, x: .linear("pull", in: -4...4), y: .linear(isFirst ? "fits" : ""),
      legend: .none
    ) {
      Steps(edges: edges, values: counts, colour: .blue, filling: 0.3)
      Line(over: -4...4, colour: .ink, style: LineStyle(width: 1.3)) {
        area * exp(-$0 * $0 / 2) / (2 * .pi).squareRoot()
      }
      Note(beyond == 0 ? numbers : numbers + "\n\(beyond) beyond ±4", .topLeft)
    }
  }
}
