import DualNumbers
import Foundation

/// Photons radiated by electrons and positrons, in the limit of complete screening.
///
/// In a radiation length dn/dy = (4/3 − 4y/3 + y²)/y photons of energy k = y·E (PDG, Rev. Part. Phys.
/// (2022), section 34.4.3; Rossi, High-Energy Particles (1952), chapter 2), whose energies add up to E.
struct Bremsstrahlung: Sendable {
  private let radiationLength: Double
  private let cut: Double

  init(_ material: Material, cut: Double) {
    (radiationLength, self.cut) = (material.radiationLength, cut)
  }

  /// Photons above the cut in a mm; 0 for electrons below it.
  func rate<N: DifferentiableNumber>(at energy: N) -> N {
    guard energy.value > cut else { return N(0) }
    return photons(from: cut / energy, to: N(1)).scaled(by: 1 / radiationLength)
  }

  /// The energy of a photon above the cut, by inversion of its distribution function.
  ///
  /// - Parameters:
  ///   - energy: The electron's, above the cut.
  ///   - uniform: A number between 0 and 1.
  func photonEnergy<N: DifferentiableNumber>(of energy: N, uniform: Double) -> N {
    let lowest = cut / energy
    let wanted = photons(from: lowest, to: N(1)).scaled(by: uniform)
    let y = fraction(lowest.value, wanted.value)
    let density = (4 / 3.0 * (1 - y) + y * y) / y
    let residual = photons(from: lowest, to: N(y)) - wanted
    return N.root(at: y, residual: residual, slope: density) * energy
  }

  /// ∫ dn/dy between two fractions, per radiation length.
  private func photons<N: DifferentiableNumber>(from a: N, to b: N) -> N {
    let logarithm = log(b / a) - (b - a)
    return logarithm.scaled(by: 4 / 3.0) + (b * b - a * a).scaled(by: 0.5)
  }

  /// The fraction up to which there are so many photons, by Newton's method in its logarithm, in which
  /// the density is between 0.88 and 4/3.
  private func fraction(_ lowest: Double, _ wanted: Double) -> Double {
    var logarithm = Foundation.log(lowest)
    logarithm += min(wanted * 0.8, -logarithm)
    for _ in 0..<12 {
      let y = Foundation.exp(logarithm)
      let step = (photons(from: lowest, to: y) - wanted) / (4 / 3.0 * (1 - y) + y * y)
      logarithm = min(logarithm - step, 0)
      if abs(step) < 1e-12 { break }
    }
    return Foundation.exp(logarithm)
  }
}
