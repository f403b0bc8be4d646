import Foundation
import Plots
import Terminal

extension DesignStudy {
  /// A row for each number of layers.
  public var scanTable: TextTable {
    var table = TextTable([
      .right("layers"), .point("a, mm"), .point("g, mm"), .point("σ/μ, %"), .point("±"),
    ])
    for row in scan.rows {
      table.append([
        "\(row.layers.count)", fixed(row.layers.absorber), fixed(row.layers.gap),
        fixed(100 * row.resolution.value), fixed(100 * row.resolution.error),
      ])
    }
    return table
  }

  /// A row for each search.
  public var searchTable: TextTable {
    var table = TextTable([
      .left("search"), .right("designs"), .point("s absorber"), .point("s gap"),
      .point("σ/μ, %"),
    ])
    for search in searches {
      table.append([
        search.method, "\(search.evaluations)", fixed(search.layers.absorberSlope),
        fixed(search.layers.gapSlope), fixed(100 * search.resolution.value),
      ])
    }
    return table
  }

  /// A row for each design, with showers that no search has seen.
  public var checkTable: TextTable {
    var table = TextTable([
      .left("design"), .right("layers"), .point("a, mm"), .point("g, mm"), .point("s absorber"),
      .point("s gap"), .point("σ/μ, %"), .point("±"),
    ])
    for check in checks {
      table.append([
        check.name, "\(check.layers.count)", fixed(check.layers.absorber), fixed(check.layers.gap),
        fixed(check.layers.absorberSlope), fixed(check.layers.gapSlope),
        fixed(100 * check.resolution.value), fixed(100 * check.resolution.error),
      ])
    }
    return table
  }

  /// The resolution against the number of layers.
  public var figure: Figure {
    let counts = scan.rows.map { Double($0.layers.count) }
    return Figure(
      "Resolution at fixed depth and cost",
      description: "The best number of layers is \(scan.best).", width: 560, height: 380
    ) {
      Panel(x: .logarithmic("layers"), y: .linear("σ/μ", unit: "%")) {
        Points(
          counts, scan.rows.map { 100 * $0.resolution.value },
          yErrors: .symmetric(scan.rows.map { 100 * $0.resolution.error }), name: "equal layers",
          colour: .blue)
        ReferenceLine(x: Double(scan.best), name: "parabola's minimum")
        for (index, check) in checks.enumerated() where index > 0 {
          Points(
            [Double(check.layers.count)], [100 * check.resolution.value],
            yErrors: .symmetric([100 * check.resolution.error]),
            name: "\(check.name), other showers", marker: .circle, colour: .palette(index))
        }
      }
    }
  }
}

private func fixed(_ value: Double) -> String { String(format: "%.3f", value) }
