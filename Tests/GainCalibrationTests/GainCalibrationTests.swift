import Testing

@testable import Studies
@testable import gain_calibration

@Suite("Calibration of gains")
struct GainCalibrationTests {
  @Test func `the gradient of the likelihood is that of differences`() throws {
    let scan = try GainFit(TestBeam(channels: 4, seed: 1)).gradientScan()
    #expect(scan.passes && scan.parameters.last == "nonlinearity")
  }

  @Test func `the likelihood is the plain sum`() throws {
    let beam = TestBeam(channels: 3, seed: 2)
    let problem = try GainFit(beam).problem()
    let c = beam.columns
    let plain = c["energy"]!.indices.reduce(0.0) { sum, k in
      let gain = beam.gains[Int(c["channel"]![k])]
      let energy = c["energy"]![k]
      let expected = gain * energy * (1 - beam.nonlinearity * energy / 100)
      let pull = (c["response"]![k] - expected) / c["resolution"]![k]
      return sum + pull * pull / 2
    }
    let value = try problem.value(beam.gains + [beam.nonlinearity])
    #expect(abs(value - plain) < 1e-10 * plain)
    // Half the squares of 300 unit normal numbers, whose error is √150.
    #expect(abs(value - 150) < 5 * 150.squareRoot())
  }

  @Test func `gradients arrive first, and the simplex falls behind`() throws {
    let problems = try [2, 8].map { try GainFit(TestBeam(channels: $0 - 1, seed: 1)).problem() }
    let runs = try OptimiserComparison(
      "gains", of: problems, by: [.bfgs, .nelderMead], limit: 20_000
    ).runs
    let arrived = runs.filter { $0.hasArrived }
    #expect(arrived.count == 4)
    #expect(runs[3].evaluations > 5 * runs[2].evaluations)
  }

  @Test(arguments: ["--seeds", "--first-seed", "--threads"])
  func `one seed on one thread is all it takes`(option: String) throws {
    #expect(throws: (any Error).self) { try GainCalibration.parse([option, "3"]) }
    #expect(try GainCalibration.parse(["--seed", "3"]).seed == 3)
  }
}
