import DualNumbers
import Foundation

/// Photons that become an electron and a positron.
///
/// The total cross-section of an element is GEANT 3's fit to data between 1.5 MeV and 100 GeV, good to
/// 5 %: σ = Z(Z+1)·(F₁(x) + F₂(x)·Z + F₃(x)/Z), x = ln(k/mₑ), with polynomials Fᵢ of degree 5 (Brun et
/// al., GEANT 3 manual, CERN W5013, PHYS 211, after Hubbell, Gimm and Øverbø, doi:10.1063/1.555629).
/// Below 1.5 MeV it falls to the threshold as (k − 2mₑ)². Polynomials of all elements add up to one.
struct PairProduction: Sendable {
  static let threshold = 2 * Constants.electronMass
  private static let lowest = 1.5

  /// Coefficients of x⁰ to x⁵, 1/mm.
  private let coefficients: (Double, Double, Double, Double, Double, Double)

  init(_ material: Material) {
    var sums = [Double](repeating: 0, count: 6)
    for element in material.elements {
      let z = element.atomicNumber
      let atoms = material.density * element.massFraction / element.atomicMass * Constants.avogadro
      for power in 0..<6 {
        let microbarn = first[power] + second[power] * z + third[power] / z
        sums[power] += atoms * z * (z + 1) * microbarn * 1e-6 * Constants.barn / 10
      }
    }
    coefficients = (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5])
  }

  /// Pairs in a mm; 0 below the threshold.
  func rate<N: DifferentiableNumber>(at energy: N) -> N {
    guard energy.value > Self.threshold else { return N(0) }
    guard energy.value < Self.lowest else { return polynomial(energy) }
    let rise = (energy - Self.threshold).scaled(by: 1 / (Self.lowest - Self.threshold))
    return square(rise).scaled(by: polynomial(Self.lowest))
  }

  /// The electron's share of both kinetic energies: density ∝ 1 − 4x(1−x)/3, complete screening (PDG,
  /// Rev. Part. Phys. (2022), section 34.4.5), at all energies.
  ///
  /// - Parameter uniform: A number between 0 and 1.
  static func share(uniform: Double) -> Double {
    var x = uniform
    for _ in 0..<20 {
      let excess = ((4 / 9.0 * x - 2 / 3.0) * x + 1) * x - 7 / 9.0 * uniform
      let step = excess / (1 - 4 / 3.0 * x * (1 - x))
      x = min(max(x - step, 0), 1)
      if abs(step) < 1e-13 { break }
    }
    return x
  }

  private func polynomial<N: DifferentiableNumber>(_ energy: N) -> N {
    let x = log(energy.scaled(by: 1 / Constants.electronMass))
    let (c0, c1, c2, c3, c4, c5) = coefficients
    let high = (x.scaled(by: c5).shifted(by: c4) * x).shifted(by: c3)
    return (((high * x).shifted(by: c2) * x).shifted(by: c1) * x).shifted(by: c0)
  }
}

// Microbarn.
private let first = [878.42, -1962.5, 1294.9, -200.28, 12.575, -0.28333]
private let second = [-10.342, 17.692, -8.2381, 1.3063, -0.090815, 0.0023586]
private let third = [-452.63, 1116.1, -867.49, 217.73, -20.467, 0.65372]
