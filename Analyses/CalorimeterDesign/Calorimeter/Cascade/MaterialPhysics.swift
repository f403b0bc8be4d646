/// All that happens in a material.
struct MaterialPhysics: Sendable {
  let ionisation: Ionisation
  let bremsstrahlung: Bremsstrahlung
  let scattering: MultipleScattering
  let pairs: PairProduction
  let compton: Compton

  init(_ material: Material, cut: Double) {
    ionisation = Ionisation(material, cut: cut)
    bremsstrahlung = Bremsstrahlung(material, cut: cut)
    scattering = MultipleScattering(material)
    pairs = PairProduction(material)
    compton = Compton(material)
  }
}
