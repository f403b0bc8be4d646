import Foundation

/// Constants of water and of muons in it; the Particle Data Group's unless said otherwise.
public enum Water {
  /// The refractive index, taken as constant between the two wavelengths.
  public static let refractiveIndex = 1.33
  /// The wavelengths between which light is detected, in m.
  public static let wavelengths = 300e-9...600e-9
  /// α.
  public static let fineStructure = 1 / 137.035999
  /// The muon's mass, in MeV.
  public static let muonMass = 105.6583755
  /// The electron's mass, in MeV.
  public static let electronMass = 0.51099895
  /// K, in MeV cm²/mol.
  public static let betheK = 0.307075
  /// Z/A, in mol/g.
  public static let chargePerMass = 0.55509
  /// In g/cm³.
  public static let density = 1.0
  /// The mean excitation energy, in MeV.
  public static let excitation = 79.7e-6
  /// Sternheimer's parameters of the density effect (R. M. Sternheimer, M. J. Berger, S. M. Seltzer,
  /// doi:10.1016/0092-640X(84)90002-0).
  static let densityEffect = (a: 0.09116, k: 3.4773, x0: 0.2400, x1: 2.8004, c: 3.5017)

  /// −dE/dx of a muon by Bethe's formula, in MeV/cm: equation 34.5 of the Review of Particle Physics.
  ///
  /// - Parameter kineticEnergy: T, in MeV.
  public static func energyLoss(kineticEnergy: Double) -> Double {
    let gamma = 1 + kineticEnergy / muonMass
    let betaGamma2 = gamma * gamma - 1
    let beta2 = betaGamma2 / (gamma * gamma)
    let ratio = electronMass / muonMass
    let largest = 2 * electronMass * betaGamma2 / (1 + 2 * gamma * ratio + ratio * ratio)
    let argument = 2 * electronMass * betaGamma2 * largest / (excitation * excitation)
    let bracket = 0.5 * Foundation.log(argument) - beta2 - 0.5 * densityCorrection(betaGamma2)
    return density * betheK * chargePerMass / beta2 * bracket
  }

  private static func densityCorrection(_ betaGamma2: Double) -> Double {
    let x = 0.5 * Foundation.log10(betaGamma2)
    guard x >= densityEffect.x0 else { return 0 }
    let tail =
      x < densityEffect.x1
      ? densityEffect.a * Foundation.pow(densityEffect.x1 - x, densityEffect.k) : 0
    return 2 * Foundation.log(10) * x - densityEffect.c + tail
  }

  /// Photons per metre of Frank and Tamm, 2πα (1/λ₁ − 1/λ₂) sin²θ.
  ///
  /// - Parameter cosine: Of the angle of emission, 1/(nβ).
  public static func photonsPerMetre(cosine: Double) -> Double {
    photonsPerMetreAcross * (1 - cosine * cosine)
  }

  static let photonsPerMetreAcross =
    2 * Double.pi * fineStructure * (1 / wavelengths.lowerBound - 1 / wavelengths.upperBound)
}
