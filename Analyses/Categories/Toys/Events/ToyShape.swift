import Foundation
import NumericalMethods

/// The covariance that all processes of the toys share: 1 on the diagonal, ρ = 0.2 beside it.
enum ToyShape {
  private static let correlation = 0.2

  /// Lower Cholesky factor of the covariance, by rows.
  private static let factor: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>) = {
    let (r, b) = (correlation, (1 - correlation * correlation).squareRoot())
    let c = (r - r * r) / b
    return ([1, 0, 0], [r, b, 0], [r, c, (1 - r * r - c * c).squareRoot()])
  }()

  /// mean + L n for three independent standard normal numbers n.
  static func point(around mean: SIMD3<Double>, _ normals: SIMD3<Double>) -> SIMD3<Double> {
    let (a, b, c) = factor
    return mean + [(a * normals).sum(), (b * normals).sum(), (c * normals).sum()]
  }

  /// −½ δᵀ Σ⁻¹ δ: the log density up to a constant that all processes share.
  ///
  /// Σ⁻¹ = (1 − ρ/(1 + 2ρ) J) / (1 − ρ), J being all ones.
  static func logDensity(_ point: SIMD3<Double>, around mean: SIMD3<Double>) -> Double {
    let shift = point - mean
    let sum = shift.sum()
    let share = correlation / (1 + 2 * correlation)
    return -0.5 * ((shift * shift).sum() - share * sum * sum) / (1 - correlation)
  }

  /// The log density of several processes together, weighted by their cross sections.
  static func logDensity(_ point: SIMD3<Double>, of processes: [ToyProcess]) -> Double {
    let total = processes.map(\.crossSection).reduce(0, +)
    let logs = processes.map { logDensity(point, around: $0.mean) + log($0.crossSection / total) }
    let largest = logs.max()!
    return largest + log(logs.map { exp($0 - largest) }.reduce(0, +))
  }
}
