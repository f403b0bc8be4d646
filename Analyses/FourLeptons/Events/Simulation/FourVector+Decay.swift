import Foundation
import NumericalMethods

extension FourVector {
  /// What four muons recoil as: transverse momenta by dN/dpT² ∝ (1 + pT²/p₀²)^−2.5 with p₀ = 18 GeV,
  /// normally distributed rapidities of width 1, an assumption near to what is measured.
  static func produced(mass: Double, using generator: inout SequentialGenerator) -> FourVector {
    func uniform() -> Double { 1 - .random(in: 0..<1, using: &generator) }
    let pt = 18 * (pow(uniform(), -1 / 1.5) - 1).squareRoot()
    let (azimuth, phase) = (2 * .pi * uniform(), 2 * .pi * uniform())
    let rapidity = (-2 * log(uniform())).squareRoot() * cos(phase)
    let transverse = (mass * mass + pt * pt).squareRoot()
    return FourVector(
      energy: transverse * cosh(rapidity), x: pt * cos(azimuth), y: pt * sin(azimuth),
      z: transverse * sinh(rapidity))
  }

  /// The products of a decay into two bodies in any direction of the rest frame alike.
  ///
  /// - Precondition: The masses sum to less than this vector's.
  func decayed(
    into first: Double, _ second: Double, using generator: inout SequentialGenerator
  ) -> (FourVector, FourVector) {
    let momentum = mass / 2 * PairMasses.phaseSpace(first, second, mass).squareRoot()
    let cosine = Double.random(in: -1...1, using: &generator)
    let azimuth = Double.random(in: 0..<(2 * .pi), using: &generator)
    let across = momentum * (1 - cosine * cosine).squareRoot()
    let (x, y, z) = (across * cos(azimuth), across * sin(azimuth), momentum * cosine)
    func product(_ mass: Double, _ sign: Double) -> FourVector {
      FourVector(
        energy: (momentum * momentum + mass * mass).squareRoot(), x: sign * x, y: sign * y,
        z: sign * z
      ).boosted(from: self)
    }
    return (product(first, 1), product(second, -1))
  }
}
