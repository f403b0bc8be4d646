import Foundation

/// The mean energy loss of a particle of unit charge in liquid argon.
public enum StoppingPower {
  /// dE/dx of Bethe's formula with the density effect, MeV/cm.
  ///
  /// −⟨dE/dx⟩ = ρ K (Z/A) β⁻² [½ log(2 mₑ β²γ² W / I²) − β² − δ/2], W = 2 mₑ β²γ² / (1 + 2γ mₑ/M +
  /// (mₑ/M)²): Particle Data Group, equations 34.5 and 34.4. No shell corrections: 0.2 per cent at
  /// 10 MeV of a muon, and a few per cent at 2 MeV of a proton.
  ///
  /// - Parameters:
  ///   - kineticEnergy: T > 0, MeV.
  ///   - particle: What loses it.
  public static func energyLoss(kineticEnergy: Double, of particle: Particle) -> Double {
    let gamma = 1 + kineticEnergy / particle.mass
    let betaGamma2 = gamma * gamma - 1
    let beta2 = betaGamma2 / (gamma * gamma)
    let ratio = Constants.electronMass / particle.mass
    let largest =
      2 * Constants.electronMass * betaGamma2 / (1 + 2 * gamma * ratio + ratio * ratio)
    let excitation = Constants.meanExcitationEnergy
    let logarithm = log(
      2 * Constants.electronMass * betaGamma2 * largest / (excitation * excitation))
    let bracket = 0.5 * logarithm - beta2 - 0.5 * densityEffect(betaGamma2)
    return Constants.density * Constants.betheK * Constants.chargeNumber / Constants.molarMass
      / beta2 * bracket
  }

  /// δ(βγ) in Sternheimer's parametrisation: 34.7 of the same review.
  private static func densityEffect(_ betaGamma2: Double) -> Double {
    let effect = Constants.densityEffect
    let x = 0.5 * log10(betaGamma2)
    guard x >= effect.x0 else { return 0 }
    let tail = x < effect.x1 ? effect.a * pow(effect.x1 - x, effect.k) : 0
    return 2 * log(10) * x - effect.c + tail
  }

  /// The variance of the energy lost on a way, MeV²: K ρ (Z/A) mₑ Δx γ² (1 − β²/2), Bohr's width with its
  /// relativistic factor. For ways so short that Landau's tail matters it is too narrow.
  ///
  /// - Parameters:
  ///   - length: Δx, cm.
  ///   - kineticEnergy: T, MeV.
  ///   - particle: What loses it.
  public static func straggling(length: Double, kineticEnergy: Double, of particle: Particle)
    -> Double
  {
    let gamma = 1 + kineticEnergy / particle.mass
    let beta2 = 1 - 1 / (gamma * gamma)
    return Constants.betheK * Constants.density * Constants.chargeNumber / Constants.molarMass
      * Constants.electronMass * length * gamma * gamma * (1 - beta2 / 2)
  }
}
