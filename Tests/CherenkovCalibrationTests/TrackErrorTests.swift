import Foundation
import NumericalMethods
import Testing

@testable import CherenkovModel

@Suite("Errors of tracks")
struct TrackErrorTests {
  /// 200 means of 5 + θ that fluctuate by cosines of θ at random phases.
  private func model(at θ: Double, phases: ArraySlice<Double>, mean: Double, slope: Double)
    -> FisherScoring.Model
  {
    FisherScoring.Model(
      means: phases.map { mean + slope * θ + 0.5 * cos(2 * θ + $0) },
      slopes: [phases.map { slope - sin(2 * θ + $0) }])
  }

  @Test func `errors are what estimates scatter by where means fluctuate`() throws {
    var (pulls, apparent) = ([Double](), [Double]())
    for seed in 0..<400 as Range<UInt64> {
      let draws = RandomStream(seed: seed, purpose: "phases")
      let counting = RandomStream(seed: seed, purpose: "counts")
      let phases = draws.uniforms(count: 400, startingAt: 0).map { 2 * .pi * $0 }
      let counts = (0..<200).map { Double(counting.poisson(mean: 5, at: $0)) }
      let found = try FisherScoring().search(from: [0], counts: counts) {
        model(at: $0[0], phases: phases[..<200], mean: 5, slope: 1)
      }
      let end = try #require(found.model)
      let noise = model(at: found.position[0], phases: phases[200...], mean: 0, slope: 0)
      pulls.append(found.position[0] / TrackErrors(end, noise: noise).values[0])
      apparent.append(found.position[0] * end.information[0].squareRoot())
    }
    func width(_ x: [Double]) -> Double {
      (x.reduce(0) { $0 + $1 * $1 } / Double(x.count)).squareRoot()
    }
    // The error of a width is 0.035.
    #expect(abs(width(pulls) - 1) < 0.14, "\(width(pulls))")
    #expect(width(apparent) > 1.3, "\(width(apparent))")
  }

  @Test func `without noise they are of the Fisher information, and of noise alone there are none`()
  {
    let model = FisherScoring.Model(means: [4, 9], slopes: [[2, 0], [0, 3]])
    let quiet = FisherScoring.Model(means: [0, 0], slopes: [[0, 0], [0, 0]])
    #expect(TrackErrors(model, noise: quiet).values == [1, 1])
    #expect(TrackErrors(model, noise: model).values.allSatisfy { $0.isNaN })
  }
}
