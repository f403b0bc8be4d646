import ArgumentParser
import CalorimeterDesign

/// The beam and the calorimeter, as options.
struct BeamOptions: ParsableArguments {
  @Option(help: "Kinetic energy of the electrons, MeV.") var energy = 1000.0
  @Option(help: "Thickness of an absorber of PbWO4, mm.") var absorber = 2.3
  @Option(help: "Thickness of a gap of liquid argon, mm.") var gap = 5.7
  @Option(help: "Pairs of absorber and gap.") var layers = 50

  var design: Design { Design(energy: energy, absorber: absorber, gap: gap) }
}

/// What is simulated, as options.
struct PhysicsOptions: ParsableArguments {
  @Option(help: "Photons below this energy are absorbed, MeV.") var cut = 5.0
  @Flag(help: "Deflect electrons by multiple scattering.") var scattering = false

  var physics: ShowerPhysics { ShowerPhysics(cut: cut, multipleScattering: scattering) }
}
