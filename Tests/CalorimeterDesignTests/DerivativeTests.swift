import DualNumbers
import Testing

@testable import CalorimeterDesign

private func sampling(scattering: Bool, showers: Int, seed: UInt64 = 11) -> ShowerSampling {
  ShowerSampling(
    layers: 30, physics: ShowerPhysics(cut: 10, multipleScattering: scattering), count: showers,
    seed: seed, threads: 2)
}

@Suite("Derivatives of showers")
struct DerivativeTests {
  private let design = Design(energy: 300)

  @Test func `without scattering there are no deflections to stop`() throws {
    let sampling = sampling(scattering: false, showers: 10)
    let whole = try sampling.showers(of: design, estimator: .pathwise)
    let stopped = try sampling.showers(
      of: design, estimator: DerivativeEstimator(stopped: .deflections))
    #expect(whole.map(\.visible.tangents) == stopped.map(\.visible.tangents))
  }

  @Test func `stopped deflections fluctuate less`() throws {
    let sampling = sampling(scattering: true, showers: 150)
    func deviation(_ estimator: DerivativeEstimator) throws -> Double {
      Estimate(
        try sampling.showers(of: design, estimator: estimator).map { $0.visible.tangents[1] }
      ).deviation
    }
    let whole = try deviation(.pathwise)
    let stopped = try deviation(DerivativeEstimator(stopped: .deflections))
    #expect(whole > 2 * stopped, "\(whole) and \(stopped)")
  }

  @Test func `a comparison has an estimator's distance from the difference`() throws {
    let comparison = try DerivativeComparison(
      design, sampling(scattering: false, showers: 200),
      estimators: NamedEstimator.compared(multipleScattering: false), step: 0.05)
    #expect(comparison.rows.count == 9)
    for row in comparison.rows {
      #expect(abs(row.derivative.value - row.difference.value - row.bias.value) < 1e-8)
    }
    let energy = comparison.rows.first { $0.estimator == "pathwise" && $0.parameter == "E" }!
    #expect(abs(energy.bias.value) < 5 * energy.bias.error)
    #expect(energy.derivative.value > 0.15 && energy.derivative.value < 0.4)
    let gaps = comparison.gapDifferences[0].reduce(0) { $0 + $1.value }
    #expect(abs(gaps - comparison.differences[0].value) < 1e-9)
  }

  @Test func `scores of decisions fluctuate more and agree for gaps`() throws {
    // For gaps the way's derivative is off by a few per cent, far within the errors of scores.
    let sampling = sampling(scattering: false, showers: 300)
    let complete = Estimate(
      try sampling.showers(of: design, estimator: .complete).map {
        ($0.visible + $0.decisions).tangents[2]
      })
    let pathwise = Estimate(
      try sampling.showers(of: design, estimator: .pathwise).map { $0.visible.tangents[2] })
    #expect(complete.deviation > 3 * pathwise.deviation)
    #expect(abs(complete.value - pathwise.value) < 5 * complete.error)
  }
}
