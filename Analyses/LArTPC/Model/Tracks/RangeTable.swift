import Foundation

/// Kinetic energy against residual range, by integrating dE/dx (continuous slowing down).
///
/// R(T) = R(T₀) + ∫ dT / (dE/dx) from T₀ = 1 MeV, with Simpson's rule on a logarithmic grid. Below T₀
/// the loss is taken as that at T₀, so R(T₀) = T₀/(dE/dx): 0.02 cm of a muon, 0.005 cm of a proton.
public struct RangeTable: Sendable {
  /// The lowest and the highest kinetic energy, MeV.
  public static let energies = 1.0...2000.0

  private let logRanges: [Double]
  private let logEnergies: [Double]

  /// The table of a particle.
  public init(_ particle: Particle) {
    let count = 400
    let bottom = log(Self.energies.lowerBound)
    let step = (log(Self.energies.upperBound) - bottom) / Double(count)
    func integrand(_ x: Double) -> Double {
      exp(x) / StoppingPower.energyLoss(kineticEnergy: exp(x), of: particle)
    }
    var range = integrand(bottom)
    var ranges = [log(range)]
    var energies = [bottom]
    for index in 0..<count {
      let x = bottom + Double(index) * step
      range += step / 6 * (integrand(x) + 4 * integrand(x + step / 2) + integrand(x + step))
      ranges.append(log(range))
      energies.append(x + step)
    }
    (logRanges, logEnergies) = (ranges, energies)
  }

  /// The longest range, cm.
  public var longest: Double { exp(logRanges[logRanges.count - 1]) }

  /// The kinetic energy of a particle that stops after `range` cm, MeV; linear below 1 MeV.
  ///
  /// - Precondition: the range is within the table.
  public func kineticEnergy(range: Double) -> Double {
    precondition(range <= longest, "a range of \(range) cm is beyond the table's \(longest) cm")
    guard range > exp(logRanges[0]) else {
      return max(0, range) / exp(logRanges[0]) * Self.energies.lowerBound
    }
    return exp(interpolate(log(range), logRanges, logEnergies))
  }

  /// The range of a particle of a kinetic energy in MeV, cm.
  public func range(kineticEnergy: Double) -> Double {
    guard kineticEnergy > Self.energies.lowerBound else {
      return kineticEnergy / Self.energies.lowerBound * exp(logRanges[0])
    }
    return exp(interpolate(log(kineticEnergy), logEnergies, logRanges))
  }

  /// Between neighbours on a straight line; both arrays ascend.
  private func interpolate(_ x: Double, _ xs: [Double], _ ys: [Double]) -> Double {
    var (low, high) = (0, xs.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if xs[middle] <= x { low = middle } else { high = middle }
    }
    return ys[low] + (x - xs[low]) / (xs[high] - xs[low]) * (ys[high] - ys[low])
  }
}
