import Foundation

/// A sampling calorimeter as one material: lengths and energies in which cascades are alike.
///
/// 1/X₀ and dE/dx are means over a layer's length, E_c = X₀·dE/dx. The depth where most energy is left
/// is t_max = ln(E/E_c) − 0.5 for electrons, in X₀; the profile is a gamma distribution, dE/dt =
/// E b (bt)^(α−1) e^(−bt)/Γ(α) with t_max = (α − 1)/b and b ≈ 0.5 (PDG, Rev. Part. Phys. (2022), section 34.5).
public struct CascadeScale: Hashable, Sendable {
  /// X₀, mm.
  public let radiationLength: Double
  /// E_c, MeV.
  public let criticalEnergy: Double

  /// The scale of layers of two materials.
  public init(_ design: Design, absorber: Material = .leadTungstate, gap: Material = .liquidArgon) {
    let parts = [(design.absorber, absorber), (design.gap, gap)]
    let length = design.absorber + design.gap
    let inverse = parts.reduce(0) { $0 + $1.0 / $1.1.radiationLength } / length
    let loss =
      parts.reduce(0) { $0 + $1.0 * $1.1.criticalEnergy / $1.1.radiationLength } / length
    radiationLength = 1 / inverse
    criticalEnergy = loss / inverse
  }

  /// t_max of electrons, X₀.
  public func maximum(at energy: Double) -> Double { log(energy / criticalEnergy) - 0.5 }

  /// dE/dt divided by E at a depth of t, with b = 0.5.
  public func density(at depth: Double, energy: Double) -> Double {
    let b = 0.5
    let shape = 1 + b * maximum(at: energy)
    return b * exp((shape - 1) * log(b * depth) - b * depth - lgamma(shape))
  }
}
