import Autodiff
import Foundation
import NumericalMethods
import TestSupport
import Testing

@testable import LArTPCModel

/// A few tracks, and the pixels that a calibration uses.
func smallMap(response: PixelResponse = .parametrised, ofEach count: Int = 2) -> PixelMap {
  var generator = TrackGenerator(seed: 3)
  generator.counts = [.muon: count, .proton: count]
  generator.ranges = [.muon: 4...6, .proton: 2...4]
  return PixelMap(forCalibrationWith: generator.tracks(), response: response)
}

private let elsewhere = DetectorParameters([0.83, 0.055, 0.48, 11e-6, 6e-6, 1400])

@Suite("The two simulations")
struct SimulationTests {
  /// ticks and counts of the differentiable form.
  private func expected(
    _ map: PixelMap, _ detector: DetectorParameters, noise: Double = Constants.resetNoise,
    _ recombination: Recombination = .birks
  ) throws -> (ticks: [Double], counts: [Double]) {
    let simulation = DifferentiableSimulation(map, recombination: recombination, noise: noise)
    let values = try simulation.evaluator([simulation.ticks, simulation.counts]).evaluate([
      simulation.parameters: Tensor(detector.scaled)
    ])
    return (values[0].elements, values[1].elements)
  }

  private func agreesWithoutNoise(
    _ map: PixelMap, _ detector: DetectorParameters, _ recombination: Recombination
  ) throws {
    let (ticks, counts) = try expected(map, detector, noise: 1e-4, recombination)
    let plain = PlainSimulation(map, recombination: recombination)
    let hits = plain.hits(detector, noise: nil)
    #expect(hits.count == map.pixels.count && hits.count > 30)
    let waveforms = plain.waveforms(detector)
    for hit in hits {
      let sample = try #require(Readout.sample(waveforms[hit.pixel], reset: 0))
      #expect(abs(ticks[hit.pixel] - Double(hit.tick)) < 1e-9, "pixel \(hit.pixel)")
      // Both cut their Gaussians, at different places: 1e-4 counts are a tenth of an electron.
      let level = Digitiser.level(charge: sample.charge)
      #expect(abs(counts[hit.pixel] - level) < 1e-3, "pixel \(hit.pixel)")
      #expect(abs(counts[hit.pixel] - Double(hit.counts)) < 0.501)
    }
  }

  @Test(arguments: [DetectorParameters.nominal, elsewhere], Recombination.allCases)
  func `agree as the noise goes to zero`(
    detector: DetectorParameters, recombination: Recombination
  ) throws {
    try agreesWithoutNoise(smallMap(), detector, recombination)
  }

  @Test(.enabled(if: SharedData.mayUse(measuredFile), "\(SharedData.skipped)"))
  func `agree with the measured response`() throws {
    let response = try PixelResponse.measured(SharedData.url(measuredFile))
    try agreesWithoutNoise(smallMap(response: response), elsewhere, .birks)
  }

  @Test func `agree on the mean over noise`() throws {
    let map = smallMap()
    let (ticks, counts) = try expected(map, elsewhere)
    let plain = PlainSimulation(map)
    let spreads = plain.spreads(elsewhere)
    let seeds = 400
    let waveforms = plain.waveforms(elsewhere)
    var sums = [[Double]](repeating: [0, 0], count: map.pixels.count)
    for seed in 0..<UInt64(seeds) {
      for hit in plain.hits(of: waveforms, noise: seed) {
        sums[hit.pixel][0] += Double(hit.tick)
        sums[hit.pixel][1] += Double(hit.counts)
      }
    }
    var squares = 0.0
    for pixel in map.pixels.indices {
      let spread = try #require(spreads[pixel])
      for (sum, mean, variance) in [
        (sums[pixel][0], ticks[pixel], spread.tickVariance),
        (sums[pixel][1], counts[pixel], spread.countsVariance),
      ] {
        let pull = (sum / Double(seeds) - mean) / (variance / Double(seeds)).squareRoot()
        #expect(abs(pull) < 4.5, "pixel \(pixel)")
        squares += pull * pull
      }
    }
    let freedom = Double(2 * map.pixels.count)
    // Ticks of certain hits vary less than the twelfth that is taken at least.
    #expect(squares / freedom > 0.6 && squares / freedom < 1 + 5 * (2 / freedom).squareRoot())
  }

  @Test func `agree on the mean that the sum over noise gives`() throws {
    let map = smallMap()
    let (ticks, counts) = try expected(map, elsewhere)
    for (pixel, spread) in PlainSimulation(map).spreads(elsewhere).enumerated() {
      let spread = try #require(spread)
      #expect(abs(spread.tick - ticks[pixel]) < 0.02)
      #expect(abs(spread.counts - counts[pixel]) < 0.05)
    }
  }

  @Test func `lose no charge but to recombination and impurities`() {
    var generator = TrackGenerator(seed: 9)
    generator.counts = [.muon: 1, .proton: 1]
    let tracks = generator.tracks()
    let plain = PlainSimulation(PixelMap(tracks, response: .parametrised))
    let waveforms = plain.waveforms(elsewhere)
    let arrived = plain.map.pixels.indices.reduce(0) { $0 + waveforms[$1].last! }
    let velocity = Drift.velocity(field: elsewhere.field)
    let left = tracks.flatMap(\.steps).reduce(0) { sum, step in
      sum + step.energy * Constants.electronsPerMeV
        * Recombination.birks.survivors(energyLoss: step.energyLoss, elsewhere)
        * Drift.survival(time: step.centre.z / velocity, lifetime: elsewhere.lifetime)
    }
    #expect(abs(arrived / left - 1) < 1e-4)
  }

  /// The waveform of one step, computed one tick and one cell after the other.
  @Test func `make the waveform of one step`() throws {
    let step = Step(
      centre: SIMD3(0.45, 0.21, 20), extent: SIMD3(0.06, 0.02, 0.03), energy: 0.4)
    let map = PixelMap([Track(particle: .muon, steps: [step])], response: .parametrised)
    let waveforms = PlainSimulation(map).waveforms(.nominal)
    let pixel = try #require(map.pixels.firstIndex(of: .init(track: 0, x: 1, y: 0)))

    let detector = DetectorParameters.nominal
    let velocity = Drift.velocity(field: detector.field)
    let time = step.centre.z / velocity
    let electrons =
      0.4 * 4.237e4 * Recombination.birks.survivors(energyLoss: step.energyLoss, detector)
      * exp(-time / 2200)
    let width = (2 * 8.8e-6 * time + 0.06 * 0.06 / 12).squareRoot()
    let charge = electrons * normalCDF((0.45 - 0.4434) / width)
    let spread = (2 * 4e-6 * time + 0.03 * 0.03 / 12).squareRoot() / velocity
    // 0.45 cm is in the first of ten zones of pixel 1, the fifth from its centre; 0.21 cm in the fifth.
    let response = Array(PixelResponse.parametrised.charge(x: 4, y: 0))
    let lastTick = waveforms.firstTicks[pixel] + map.window - 1
    for tick in stride(from: waveforms.firstTicks[pixel], through: lastTick, by: 3) {
      var sum = 0.0
      for arrival in Int(time / 0.1) - 30...Int(time / 0.1) + 30 {
        let share =
          normalCDF((Double(arrival + 1) * 0.1 - time) / spread)
          - normalCDF((Double(arrival) * 0.1 - time) / spread)
        for m in 0..<PixelResponse.ticks where arrival + m - PixelResponse.ticksBefore <= tick {
          sum += charge * share * response[m]
        }
      }
      let found = waveforms[pixel].dropFirst(tick - waveforms.firstTicks[pixel]).first!
      #expect(abs(found - sum) < 1e-3 * charge, "tick \(tick)")
    }
  }

  @Test func `induced charge and its transpose are adjoint`() {
    let map = smallMap()
    let charge = InducedChargeOperation.Shared(InducedCharge(map))
    let stream = RandomStream(seed: 1, purpose: "adjoint")
    let cells = Tensor(stream.normals(count: map.cellCount))
    let depth = map.window - Constants.holdTicks
    let rows = Tensor(
      shape: [2, map.pixels.count, depth],
      elements: RandomStream(seed: 2, purpose: "adjoint").normals(
        count: 2 * map.pixels.count * depth))
    // Beginnings of rows before, within and near the end of the pixels' windows.
    let shifts = Tensor(map.links.indices.map { Double(($0 * 37) % map.window) })
    let forward = InducedChargeOperation(charge: charge, isTransposed: false)
      .evaluate([cells, shifts])
    let backward = InducedChargeOperation(charge: charge, isTransposed: true)
      .evaluate([rows, shifts])
    let one = zip(forward.elements, rows.elements).reduce(0) { $0 + $1.0 * $1.1 }
    let other = zip(backward.elements, cells.elements).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(one - other) < 1e-10 * max(abs(one), 1))
    #expect(abs(one) > 1e-3)
  }
}
