import DualNumbers
import Foundation
import Plots
import Studies
import Terminal

/// Derivatives beside differences, for several cuts, without and with multiple scattering.
public struct DerivativeStudy: StudyResult {
  /// One for each cut, first without scattering, then with it.
  public let comparisons: [DerivativeComparison]

  /// Compares at every cut.
  ///
  /// - Parameters:
  ///   - design: Where.
  ///   - sampling: Layers, showers, seed and threads; its physics is that of each comparison.
  ///   - cuts: The photons' cuts, MeV.
  ///   - step: Of differences, relative to each number.
  /// - Throws: ``SetupError`` for a design or a cut that means nothing.
  public init(_ design: Design, _ sampling: ShowerSampling, cuts: [Double], step: Double) throws {
    let pairs = [false, true].flatMap { scatters in cuts.map { (scatters, $0) } }
    comparisons = try ProgressLine.during("derivatives", total: pairs.count) { line in
      try pairs.enumerated().map { index, pair in
        var sampling = sampling
        sampling.physics = ShowerPhysics(cut: pair.1, multipleScattering: pair.0)
        defer { line.show(index + 1) }
        return try DerivativeComparison(
          design, sampling, estimators: NamedEstimator.compared(multipleScattering: pair.0),
          step: step)
      }
    }
  }

  /// A row for each estimator and parameter: the distance from the difference, and how much more than
  /// it one shower fluctuates.
  public var table: TextTable {
    var table = TextTable([
      .left("scattering"), .right("cut"), .left("d/d"), .left("estimator"), .point("derivative"),
      .point("±"), .point("bias, %"), .point("±"), .right("variance ratio"),
    ])
    for comparison in comparisons {
      let head = [comparison.multipleScattering ? "on" : "off", number(comparison.cut)]
      for (index, name) in Design.names.enumerated() {
        let rows = comparison.rows.filter { $0.parameter == name }
        let difference = comparison.differences[index]
        table.append(
          head + [name, "differences", number(difference.value), number(difference.error)]
            + ["", "", "1"])
        for row in rows {
          table.append(
            head + [
              name, row.estimator, number(row.derivative.value), number(row.derivative.error),
              String(format: "%+.1f", 100 * row.relativeBias),
              String(format: "%.1f", 100 * row.relativeError), number(row.varianceRatio),
            ])
        }
      }
    }
    return table
  }

  /// The derivatives of each gap's energy at the first cut: a row of panels without scattering, one with.
  public var figure: Figure {
    let shown = [false, true].compactMap { scatters in
      comparisons.first { $0.multipleScattering == scatters }
    }
    return Figure(
      "Derivatives of the energy in each gap",
      description: "Derivatives of ways beside differences of the same random numbers.",
      width: 960, height: 300 * Double(max(1, shown.count)), columns: 3
    ) {
      shown.flatMap { comparison in (0..<3).map { panel(comparison, $0) } }
    }
  }

  private func panel(_ comparison: DerivativeComparison, _ index: Int) -> Panel {
    let (name, unit) = (Design.names[index], ["", "MeV/mm", "MeV/mm"][index])
    let differences = comparison.gapDifferences[index]
    let gaps = differences.indices.map { Double($0 + 1) }
    let span = differences.map(\.value)
    let (low, high) = (span.min() ?? 0, span.max() ?? 0)
    let room = 0.6 * (high - low)
    return Panel(
      comparison.multipleScattering ? "with scattering" : "without scattering",
      x: .linear("gap"),
      y: .linear("d⟨ε⟩/d\(name)", unit: unit, in: (low - room)...(high + room)),
      legend: index == 0 ? .automatic : .none
    ) {
      Points(
        gaps, span, yErrors: .symmetric(differences.map(\.error)), name: "differences",
        diameter: 4, colour: .ink)
      for row in comparison.rows where row.parameter == name && row.estimator != "complete" {
        Line(gaps, row.gaps.map(\.value), name: row.estimator)
      }
    }
  }
}

private func number(_ value: Double) -> String { String(format: "%.3g", value) }
