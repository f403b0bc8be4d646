import Foundation
import Plots
import Studies
import Terminal

/// Showers of several energies in one calorimeter.
public struct EnergyScan: StudyResult {
  /// One for each energy.
  public let summaries: [ShowerSummary]
  /// How many times as long the first energy's showers take with derivatives in four directions.
  public let derivativeCost: Double

  /// Simulates each energy.
  ///
  /// - Parameters:
  ///   - design: The calorimeter; its energy is not used.
  ///   - energies: MeV.
  ///   - sampling: How.
  /// - Throws: ``SetupError`` for what means nothing.
  public init(_ design: Design, energies: [Double], _ sampling: ShowerSampling) throws {
    summaries = try ProgressLine.during("showers", total: energies.count) { line in
      try energies.enumerated().map { index, energy in
        defer { line.show(index + 1) }
        return try ShowerSummary(
          Design(energy: energy, absorber: design.absorber, gap: design.gap), sampling)
      }
    }
    derivativeCost = try summaries.first.map { try Self.cost($0.design, sampling) } ?? .nan
  }

  /// The median of three ratios, each of two runs that follow each other.
  private static func cost(_ design: Design, _ sampling: ShowerSampling) throws -> Double {
    let ratios = try (0..<3).map { _ in
      let clock = ContinuousClock()
      let plain = try clock.measure { _ = try sampling.showers(of: design) }
      let dual = try clock.measure {
        _ = try sampling.showers(
          of: design, estimator: DerivativeEstimator(stopped: .deflections))
      }
      return dual / plain
    }
    return ratios.sorted()[1]
  }

  /// A row for each energy.
  public var table: TextTable {
    var table = TextTable([
      .right("E, MeV"), .point("visible, %"), .point("leaked, %"), .point("σ/μ, %"), .point("±"),
      .point("σ/μ·√E, % √GeV"), .point("t_max"), .point("PDG"), .right("steps"),
      .right("ns/step"),
    ])
    for summary in summaries {
      let energy = summary.design.energy
      let share = 100 * summary.resolution.value
      table.append([
        String(format: "%g", energy), fixed(100 * summary.visible.value / energy, 2),
        fixed(100 * summary.leaked.value / energy, 2), fixed(share, 2),
        fixed(100 * summary.resolution.error, 2), fixed(share * (energy / 1000).squareRoot(), 2),
        fixed(summary.maximum, 2), fixed(summary.expectedMaximum, 2), fixed(summary.steps, 0),
        fixed(summary.nanoseconds, 0),
      ])
    }
    return table
  }

  /// Profiles beside gamma distributions of the PDG's maximum.
  public var figure: Figure {
    Figure(
      "Energy over depth",
      description: "Simulated profiles beside gamma distributions with b = 0.5.", width: 620,
      height: 420
    ) {
      Panel(x: .linear("depth t", unit: "X_{0}"), y: .linear("dE/dt / E", including: [0])) {
        for (index, summary) in summaries.enumerated() { marks(summary, .palette(index)) }
      }
    }
  }

  private func marks(_ summary: ShowerSummary, _ colour: Colour) -> [any Mark] {
    let scale = CascadeScale(summary.design)
    let energy = summary.design.energy
    let unit = 1 / (energy * summary.layerThickness)
    let depths = summary.pairs.indices.map { (Double($0) + 0.5) * summary.layerThickness }
    return [
      Line(depths, depths.map { scale.density(at: $0, energy: energy) }, colour: colour),
      Points(
        depths, summary.pairs.map { $0.value * unit },
        yErrors: .symmetric(summary.pairs.map { $0.error * unit }),
        name: String(format: "%g MeV", energy), diameter: 4, colour: colour),
    ]
  }
}

private func fixed(_ value: Double, _ decimals: Int) -> String {
  String(format: "%.\(decimals)f", value)
}
