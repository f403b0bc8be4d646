import Foundation

/// The share of electrons that escape recombination, as a function of the energy loss and the field.
public enum Recombination: String, CaseIterable, Sendable {
  /// R = A_b / (1 + k_b (dE/dx) / (ρ ℰ)): Birks' law (ICARUS, doi:10.1016/j.nima.2003.11.423).
  case birks
  /// R = log(α + ξ) / ξ with ξ = β (dE/dx) / (ρ ℰ): the modified box model (ArgoNeuT,
  /// doi:10.1088/1748-0221/8/08/P08005). A_b and k_b do not enter.
  case box

  /// R for plain numbers.
  ///
  /// - Parameters:
  ///   - energyLoss: dE/dx, MeV/cm.
  ///   - detector: A_b, k_b and the field.
  public func survivors(energyLoss: Double, _ detector: DetectorParameters) -> Double {
    let scaled = energyLoss / (Constants.density * detector.field)
    switch self {
    case .birks:
      return detector.birksA / (1 + detector.birksK * scaled)
    case .box:
      let xi = Constants.boxBeta * scaled
      return log(Constants.boxAlpha + xi) / xi
    }
  }
}
