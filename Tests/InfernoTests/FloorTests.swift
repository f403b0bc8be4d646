import InfernoMixture
import Testing

@Suite("What no analysis of the mixture can beat")
struct FloorTests {
  /// From an integration by other means, of the code's definition of the mixture; the paper quotes 14.71,
  /// 15.52, 15.65, 15.62 and 16.89.
  @Test(arguments: zip(Benchmark.allCases, [14.705, 15.503, 15.635, 15.606, 16.877]))
  func `the Fisher information of all events`(benchmark: Benchmark, expected: Double) {
    let space = PhaseSpace(benchmark.nuisances, step: 0.5)
    #expect(abs(Information(benchmark, of: space).uncertainty - expected) < 1.5e-3)
  }

  @Test func `does not depend on the grid`() {
    let uncertainties = [1, 0.5].map { step in
      Information(.everything, of: PhaseSpace(Nuisance.allCases, step: step)).uncertainty
    }
    #expect(abs(uncertainties[0] - uncertainties[1]) < 1e-4)
  }

  @Test func `the cells hold all events, and scores that only count`() {
    let space = PhaseSpace([.normalisation], step: 0.5)
    let total = space.events.reduce(0, +)
    #expect(abs(total - 1050) < 1e-6)
    // ∫ λ ∂ log λ/∂s = ∂(s + b)/∂s = 1, and so for b.
    for parameter in 0..<2 {
      let sum = (0..<space.count).reduce(0.0) {
        $0 + space.events[$1] * space.scores[2 * $1 + parameter]
      }
      #expect(abs(sum - 1) < 1e-8)
    }
  }

  @Test func `one bin counts, and cannot tell the signal from a free background`() {
    let counting = BestPartition(bins: 1, .yield, of: PhaseSpace([], step: 1))
    #expect(abs(counting.uncertainty - 1050.0.squareRoot()) < 1e-3)
    let space = PhaseSpace([.position, .rate], step: 1)
    #expect(BestPartition(bins: 2, .shape, of: space).uncertainty == .infinity)
  }

  @Test func `more bins come nearer`() {
    let space = PhaseSpace([.position], step: 0.5)
    let floor = Information(.position, of: space).uncertainty
    let binned = [3, 4, 6].map { BestPartition(bins: $0, .position, of: space).uncertainty }
    #expect(binned[0] > binned[1] && binned[1] > binned[2] && binned[2] > floor)
    #expect(binned[2] < 1.03 * floor)
  }
}
