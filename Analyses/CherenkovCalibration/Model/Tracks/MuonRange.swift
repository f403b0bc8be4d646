import Autodiff
import Foundation

/// How far a muon goes in water, and at which angle it shines where it still has to go a certain way.
///
/// R(T) = ∫ dT/(dE/dx), slowing down continuously. With ρ the way that is left, 1/(nβ) is a function of ρ alone,
/// so that a track's light depends on its energy only through where the track begins.
public struct MuonRange: Sendable {
  /// Kinetic energies of the table, in MeV.
  public static let energies = 54.0...1000.0
  /// The way that is left where light ends, in metres.
  public let threshold: Double
  private let step: Double
  private let ranges: [Double]
  private let cosines: [Double]
  private let spacing: Double
  /// R in metres by log T, T in MeV.
  let range: InterpolationTable
  /// 1/(nβ) by the way that is left, in metres.
  let cosine: InterpolationTable

  /// The tables.
  ///
  /// - Throws: `InterpolationError`, never for water.
  public init() throws {
    // From 1 MeV, whose range of 10⁻⁴ m is neglected.
    let (bottom, count) = (0.0, 2000)
    let step = (logarithm(Self.energies.upperBound) - bottom) / Double(count)
    func loss(_ x: Double) -> Double {
      0.01 * exponential(x) / Water.energyLoss(kineticEnergy: exponential(x))
    }
    var ranges = [0.0]
    for index in 0..<count {
      let x = Double(index) * step
      let sum = loss(x) + 4 * loss(x + step / 2) + loss(x + step)
      ranges.append(ranges[index] + sum * step / 6)
    }
    (self.step, self.ranges) = (step, ranges)
    let index = Water.refractiveIndex
    let lowest = Water.muonMass * (1 / (1 - 1 / (index * index)).squareRoot() - 1)
    threshold = Self.between(logarithm(lowest) / step, ranges)
    let (first, last) = (threshold, ranges[count])
    spacing = (last - first) / 4000
    var (cosines, place): ([Double], Int) = ([], 0)
    for k in 0...4000 {
      let left = first + Double(k) * spacing
      while place < count - 1, ranges[place + 1] < left { place += 1 }
      let part = (left - ranges[place]) / (ranges[place + 1] - ranges[place])
      let gamma = 1 + exponential((Double(place) + part) * step) / Water.muonMass
      cosines.append(min(1 / (index * (1 - 1 / (gamma * gamma)).squareRoot()), 1))
    }
    self.cosines = cosines
    let spacing = spacing
    cosine = try InterpolationTable(
      knots: (0...4000).map { first + Double($0) * spacing }, values: cosines, method: .steffen,
      outside: .constant)
    let start = Int(logarithm(Self.energies.lowerBound) / step)
    range = try InterpolationTable(
      knots: (start...count).map { Double($0) * step }, values: Array(ranges[start...]),
      outside: .linear)
  }

  /// The range of a muon, in metres.
  ///
  /// - Parameter kineticEnergy: In MeV, within the table.
  public func range(kineticEnergy: Double) -> Double {
    Self.between(logarithm(kineticEnergy) / step, ranges)
  }

  /// 1/(nβ) where a muon has still to go a way, in metres; 1 below the threshold.
  public func cosine(left: Double) -> Double {
    left <= threshold ? 1 : Self.between((left - threshold) / spacing, cosines)
  }

  private static func between(_ position: Double, _ values: [Double]) -> Double {
    let index = min(max(Int(position), 0), values.count - 2)
    return values[index] + (position - Double(index)) * (values[index + 1] - values[index])
  }
}
