import LArTPCModel
import Testing

@Suite("Liquid argon")
struct ArgonTests {
  private let nominal = DetectorParameters.nominal

  /// Reference values: the formulas of larnd-sim's `drifting` and `quenching` modules, evaluated by another
  /// program with the constants of `Constants`.
  @Test func `the nominal drift has the reference's velocity, survival and diffusion`() {
    let velocity = Drift.velocity(field: nominal.field)
    #expect(abs(velocity - 0.159645) < 5e-7)
    let time = Constants.driftLength / velocity
    #expect(abs(time - 189.62) < 5e-3)
    #expect(abs(Drift.survival(time: time, lifetime: nominal.lifetime) - 0.9174) < 5e-5)
    #expect(abs(Drift.width(time: time, diffusion: nominal.longitudinal) - 0.03895) < 5e-6)
    #expect(abs(Drift.width(time: time, diffusion: nominal.transverse) - 0.05777) < 5e-6)
  }

  @Test func `Birks' law leaves the reference's electrons of a minimum-ionising particle`() {
    let survivors = Recombination.birks.survivors(energyLoss: 2.1, nominal)
    #expect(abs(survivors - 0.69692) < 5e-6)
    #expect(abs(survivors * Constants.electronsPerMeV - 29528) < 0.5)
  }

  /// ξ = 0.207 · 2.1 / (1.38 · 0.5) = 0.63, log(1.56)/0.63.
  @Test func `the modified box model has its closed form`() {
    let survivors = Recombination.box.survivors(energyLoss: 2.1, nominal)
    #expect(abs(survivors - 0.705851) < 1e-6)
  }

  /// The tables of Groom, Mokhov and Striganov have 1.508 MeV cm²/g at 266 MeV with 0.1 per cent of
  /// bremsstrahlung from atomic electrons, which Bethe's formula does not have.
  @Test func `muons ionise least as the tables say`() {
    let losses = (50...600).map {
      StoppingPower.energyLoss(kineticEnergy: Double($0), of: .muon) / Constants.density
    }
    let least = losses.min()!
    #expect(abs(least - 1.508) < 2e-3)
    let place = losses.firstIndex(of: least)! + 50
    #expect(abs(place - 266) < 12)
  }

  @Test(arguments: Particle.allCases)
  func `ranges and energies are inverse, and their slope is the energy loss`(particle: Particle) {
    let table = RangeTable(particle)
    for energy in [2.0, 30, 250, 1200] {
      let range = table.range(kineticEnergy: energy)
      #expect(abs(table.kineticEnergy(range: range) / energy - 1) < 1e-12)
      let slope =
        (table.range(kineticEnergy: energy * 1.02) - table.range(kineticEnergy: energy / 1.02))
        / (energy * (1.02 - 1 / 1.02))
      let loss = StoppingPower.energyLoss(kineticEnergy: energy, of: particle)
      #expect(abs(slope * loss - 1) < 4e-3, "\(energy) MeV")
    }
  }

  @Test func `a track's steps lose the energy of its range`() {
    var generator = TrackGenerator(seed: 5)
    generator.counts = [.muon: 3, .proton: 3]
    for track in generator.tracks() {
      let length = track.steps.reduce(0) { $0 + $1.length }
      let energy = track.steps.reduce(0) { $0 + $1.energy }
      let expected = RangeTable(track.particle).kineticEnergy(range: length)
      #expect(abs(energy / expected - 1) < 1e-9)
      #expect(track.steps.allSatisfy { (0...Constants.driftLength).contains($0.centre.z) })
    }
  }

  @Test func `straggling has Bohr's width`() {
    var generator = TrackGenerator(seed: 5)
    generator.counts = [.muon: 20]
    generator.ranges = [.muon: 20...30]
    let smooth = generator.tracks().flatMap(\.steps)
    generator.straggles = true
    let rough = generator.tracks().flatMap(\.steps)
    // Of muons with more than 6 cm to go: 40 MeV and more.
    var sum = 0.0
    var count = 0.0
    for (a, b) in zip(smooth, rough) where a.energyLoss < 3.5 {
      let variance = StoppingPower.straggling(
        length: a.length, kineticEnergy: 60, of: .muon)
      sum += (b.energy - a.energy) * (b.energy - a.energy) / variance
      count += 1
    }
    #expect(count > 3000)
    // γ² differs from that of 60 MeV by up to 30 per cent either way.
    #expect(abs(sum / count - 1) < 0.2)
  }
}
