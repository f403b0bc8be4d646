import DualNumbers

/// Continuous losses of electrons and positrons: ionisation, and bremsstrahlung below the cut.
struct Ionisation: Sendable {
  /// Loss by ionisation, E_c/X₀, MeV/mm: constant, as in Rossi's approximation B, which is what the
  /// critical energy is defined by (PDG, Rev. Part. Phys. (2022), section 34.4.4).
  let rate: Double
  private let radiationLength: Double
  private let cut: Double

  init(_ material: Material, cut: Double) {
    rate = material.criticalEnergy / material.radiationLength
    (radiationLength, self.cut) = (material.radiationLength, cut)
  }

  /// Energy lost in a mm by an electron of a kinetic energy, MeV/mm.
  ///
  /// Photons below the cut are absorbed where they arise: ∫₀^k_c k (dn/dk) dk of ``Bremsstrahlung``'s
  /// spectrum, all of it where the energy is below the cut.
  func loss<N: DifferentiableNumber>(at energy: N) -> N {
    guard energy.value > cut else {
      return energy.scaled(by: 1 / radiationLength).shifted(by: rate)
    }
    let y = cut / energy
    let soft = (y.scaled(by: 1 / 3.0) - 2 / 3.0) * y + 4 / 3.0
    return soft.scaled(by: cut / radiationLength).shifted(by: rate)
  }
}
