import Autodiff
import Foundation
import NumericalMethods
import Studies
import Testing

@testable import CherenkovModel

@Suite("Muons in water")
struct TrackTests {
  @Test func `energy loss and light are the Particle Data Group's`() throws {
    // The least loss in liquid water, 1.992 MeV cm²/g, with corrections that Bethe's formula has not.
    let least = (1...400).map { Water.energyLoss(kineticEnergy: Double($0) * 2) }.min()!
    #expect(abs(least - 1.992) < 0.02)
    // 370 sin²θ photons for each eV and cm: equation 34.43 of the Review of Particle Physics.
    let energies = 1239.84 * (1 / 300.0 - 1 / 600.0)
    let yield = Water.photonsPerMetre(cosine: 1 / Water.refractiveIndex) / 100
    let expected = 370 * energies * (1 - 1 / (1.33 * 1.33))
    #expect(abs(yield / expected - 1) < 2e-3)
  }

  @Test func `range and angle belong to each other`() throws {
    let ranges = try MuonRange()
    let step = 1.0
    for energy in [100.0, 200, 400, 800] {
      let slope =
        (ranges.range(kineticEnergy: energy + step) - ranges.range(kineticEnergy: energy - step))
        / (2 * step)
      #expect(abs(slope * 100 * Water.energyLoss(kineticEnergy: energy) - 1) < 1e-3)
      let range = ranges.range(kineticEnergy: energy)
      let gamma = 1 + energy / Water.muonMass
      let beta = (1 - 1 / (gamma * gamma)).squareRoot()
      #expect(abs(ranges.cosine(left: range) - 1 / (1.33 * beta)) < 1e-5)
      let graph = try ranges.range(GlobalExpression(log(energy))).value().scalar
      #expect(abs(graph - range) < 1e-5)
      let angle = try ranges.cosine(GlobalExpression(range)).value().scalar
      #expect(abs(angle - ranges.cosine(left: range)) < 1e-6)
    }
    #expect(ranges.cosine(left: ranges.threshold) == 1)
  }

  private func setup() throws -> TrackSetup { try TrackSetup(SensorLayout()) }

  @Test func `expected counts are the mean of simulated ones`() throws {
    let setup = try setup()
    let track = MuonTrack(vertex: [0.2, -0.3, -0.4], direction: [0.48, 0.64, 0.6], energy: 320)
    let light = try TrackLight(setup, photons: 8000, seed: 3)
    let evaluator = light.evaluator([light.expected])
    var values = light.assignments(track)
    values[light.parameters] = Tensor(light.parameters(of: track, from: track))
    let expected = try evaluator.evaluate(values)[0]
    let times = 20
    var sums = [Double](repeating: 0, count: setup.layout.count)
    for seed in 0..<UInt64(times) {
      for (sensor, count) in try setup.counts(of: track, seed: seed).enumerated() {
        sums[sensor] += count / Double(times)
      }
    }
    // A quarter of the sensors each: those that see most light, and so on.
    let order = expected.elements.indices.sorted { expected[$0] > expected[$1] }
    for quarter in 0..<4 {
      let sensors = order[(72 * quarter)..<(72 * (quarter + 1))]
      let (mean, model) = (
        sensors.reduce(0) { $0 + sums[$1] }, sensors.reduce(0) { $0 + expected[$1] }
      )
      let error = (model / Double(times)).squareRoot()
      #expect(abs(mean - model) < 4 * error + 0.05 * model, "quarter \(quarter): \(mean), \(model)")
    }
    let (mean, model) = (sums.reduce(0, +), expected.elements.reduce(0, +))
    #expect(abs(mean - model) < 4 * (model / Double(times)).squareRoot() + 0.01 * model)
  }

  @Test func `no light is missing for want of steps`() throws {
    let setup = try setup()
    let track = MuonTrack(vertex: [0.2, -0.3, -0.4], direction: [0.48, 0.64, 0.6], energy: 320)
    func sum(_ light: TrackLight) throws -> Double {
      var values = light.assignments(track)
      values[light.parameters] = Tensor(light.parameters(of: track, from: track))
      return try light.evaluator([light.expected.sum()]).evaluate(values)[0].scalar
    }
    let followed = try sum(TrackLight(setup, photons: 2000, seed: 3))
    let all = try sum(TrackLight(setup, photons: 2000, steps: 16, seed: 3))
    // log T is known to 2 %.
    #expect(followed < all && followed > 0.999 * all)
  }

  @Test func `a tank without room for a muon is refused`() throws {
    let setup = try setup()
    for (radius, height) in [(0.29, 4.0), (2, 0.6)] {
      let tank = try Cylinder(radius: radius, height: height)
      #expect(throws: CherenkovModelError.self) {
        try MuonTrack.random(in: tank, setup.ranges, seed: 1)
      }
    }
  }

  @Test func `parameters are the track's, counted from a guess`() throws {
    let setup = try setup()
    let light = try TrackLight(setup, photons: 100, seed: 3)
    let track = try MuonTrack.random(in: setup.layout.cylinder, setup.ranges, seed: 7)
    let guess = track.guess(seed: 7)
    let found = light.track(light.parameters(of: track, from: guess), from: guess)
    #expect(abs((found.direction * track.direction).sum() - 1) < 1e-12)
    let shift = found.vertex - track.vertex
    #expect((shift * shift).sum() < 1e-24 && abs(found.energy / track.energy - 1) < 1e-12)
  }

  @Test func `the gradient is that of differences where no ray changes walls`() throws {
    let setup = try setup()
    let track = MuonTrack(vertex: [0, 0, -0.5], direction: [0.48, 0.64, 0.6], energy: 300)
    let fitter = TrackFitter(try TrackLight(setup, photons: 40, steps: 1, seed: 2))
    let counts = try setup.counts(of: track, seed: 1)
    let start = fitter.light.parameters(of: track, from: track)
    let scan = try GradientScan(
      "track", parameters: ["x", "y", "z", "slope 1", "slope 2", "log T"], at: start,
      value: { try fitter.value(at: $0, counts, track) },
      gradient: { position in
        var gradient: [Double] = []
        _ = try fitter.value(at: position, counts, track, gradient: &gradient)
        return gradient
      })
    #expect(scan.passes, "\(scan.report(.plain))")
  }

  @Test func `a fit moves from its guess to the truth`() throws {
    let fit = try ClosureFit(
      findingTrackIn: try setup(), softness: 0.06, photons: 4000, seed: 4)
    #expect(fit.failure == nil)
    for quantity in fit.quantities {
      #expect(abs(quantity.estimate - quantity.truth) < 0.3, "\(quantity.name)")
    }
    let energy = try #require(fit.quantities.last)
    #expect(abs(energy.estimate - energy.truth) < 0.1)
  }
}
