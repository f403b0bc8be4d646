import DualNumbers
import Foundation

/// Deflections of electrons and positrons by many small angles.
///
/// The width of the projected angle is that of Highland, in the form of Lynch and Dahl: θ₀ = 13.6
/// MeV/(βcp)·√(s/X₀)·(1 + 0.038 ln(s/(X₀β²))) (PDG, Rev. Part. Phys. (2022), section 34.3; the central 98 %
/// to 11 % for 10⁻³ < s/X₀ < 100). Below 10⁻⁴ X₀ the logarithm stays what it is there, as the formula
/// would turn negative.
struct MultipleScattering: Sendable {
  private let radiationLength: Double

  init(_ material: Material) { radiationLength = material.radiationLength }

  /// θ₀ of a step.
  ///
  /// - Parameters:
  ///   - energy: Kinetic, MeV.
  ///   - step: Length, mm.
  func width<N: DifferentiableNumber>(at energy: N, step: N) -> N {
    let mass = Constants.electronMass
    let momentumSquare = energy * energy.shifted(by: 2 * mass)
    let betaMomentum = momentumSquare / energy.shifted(by: mass)
    let betaSquare = betaMomentum / energy.shifted(by: mass)
    let thickness = step.scaled(by: 1 / radiationLength)
    let argument = max(thickness / betaSquare, N(1e-4))
    let correction = log(argument).scaled(by: 0.038).shifted(by: 1)
    return sqrt(thickness) * correction.scaled(by: 13.6) / betaMomentum
  }

  /// A direction's cosine with the axis after a deflection.
  ///
  /// - Parameters:
  ///   - cosine: Before.
  ///   - angle: Of the deflection.
  ///   - azimuth: About the old direction.
  static func deflected<N: DifferentiableNumber>(_ cosine: N, cos angle: N, sin: N, azimuth: Double)
    -> N
  {
    let square = N(1) - cosine * cosine
    // Along the axis the sine is 0 and its derivative infinite: nothing to do with a parameter there.
    let sine = square.value > 1e-14 ? sqrt(square) : N(0)
    let result = cosine * angle + (sine * sin).scaled(by: Foundation.cos(azimuth))
    return min(max(result, N(-1)), N(1))
  }
}
