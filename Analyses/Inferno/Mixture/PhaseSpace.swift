import Foundation

/// The mixture on a grid: expected events in each cell, and how they change with what is not known.
///
/// Scores are ∂ log λ(x)/∂θ at nominal values, λ(x) = s f_s(x) + b f_b(x) being the density of expected
/// events. The sums over cells are trapezoidal rules in coordinates in which λ vanishes with all its
/// derivatives at the ends, so they converge faster than any power of the step.
public struct PhaseSpace: Sendable {
  /// Expected events in each cell.
  public let events: [Double]
  /// ∂ log λ/∂θ of each cell, `[cells, parameters]`: s first, then the nuisance parameters.
  public let scores: [Double]
  /// The signal's yield and the nuisance parameters.
  public let parameterCount: Int

  /// - Parameters:
  ///   - nuisances: The nuisance parameters that count.
  ///   - step: The distance of neighbouring cells in x₀ and x₁; half of it is used for log x₂.
  public init(_ nuisances: [Nuisance], step: Double = 0.25) {
    var (events, scores) = ([Double](), [Double]())
    for (x2, width) in Self.exponentialNodes(step: step / 2) {
      for x0 in Self.nodes(Mixture.backgroundCentre, Mixture.backgroundWidths.x0, step) {
        // The densities are even in x₁.
        for x1 in Self.nodes(0, Mixture.backgroundWidths.x1, step) where x1 >= 0 {
          let signal = Mixture.signalDensity(x0, x1, x2)
          let background = Mixture.backgroundEvents * Mixture.backgroundDensity(x0, x1, x2)
          let density = Mixture.signalEvents * signal + background
          events.append(density * width * step * step * (x1 == 0 ? 1 : 2))
          scores.append(signal / density)
          for nuisance in nuisances {
            scores.append(nuisance.score(x0, x2) * background / density)
          }
        }
      }
    }
    (self.events, self.scores, parameterCount) = (events, scores, nuisances.count + 1)
  }

  /// The number of cells.
  public var count: Int { events.count }

  /// Multiples of the step within eight standard deviations, shifted by the centre.
  private static func nodes(_ centre: Double, _ width: Double, _ step: Double) -> [Double] {
    let reach = Int(8 * width / step)
    return (-reach...reach).map { centre + Double($0) * step }
  }

  /// x = exp(t − exp(−t)) at equal steps of t, with dx: the rule for ∫₀^∞ of what falls exponentially.
  private static func exponentialNodes(step: Double) -> [(x: Double, width: Double)] {
    (Int(-4 / step)...Int(3 / step)).map { index in
      let t = Double(index) * step
      let x = exp(t - exp(-t))
      return (x, x * (1 + exp(-t)) * step)
    }
  }
}

extension Nuisance {
  /// ∂ log(b f_b)/∂θ at nominal values.
  fileprivate func score(_ x0: Double, _ x2: Double) -> Double {
    switch self {
    case .position:
      (x0 - Mixture.backgroundCentre) / (Mixture.backgroundWidths.x0 * Mixture.backgroundWidths.x0)
    case .rate: 1 / Mixture.backgroundRate - x2
    case .normalisation: 1 / Mixture.backgroundEvents
    }
  }
}
