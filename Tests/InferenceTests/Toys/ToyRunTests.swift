import Foundation
import HistFactory
import Inference
import Synchronization
import Testing

@Suite("Runs of toys")
struct ToyRunTests {
  private struct Stop: Error {}

  @Test func `progress counts to the end, and may stop the toys`() throws {
    let likelihood = try OnOffProblem.limit.likelihood()
    var reports: [[Int]] = []
    _ = try likelihood.limitTestByToys(mu: 1, toys: 40, seed: 0, threads: 1) {
      reports.append([$0, $1])
    }
    #expect(reports == [16, 32, 40, 56, 72, 80].map { [$0, 80] })
    var count = 0
    #expect(throws: Stop.self) {
      try likelihood.discoveryTestByToys(toys: 40, seed: 0, threads: 1) { done, _ in
        count = done
        throw Stop()
      }
    }
    #expect(count == 16)
  }

  @Test func `cancelling the task stops the toys`() async throws {
    let likelihood = try OnOffProblem.limit.likelihood()
    let done = Mutex(0)
    let task = Task {
      try likelihood.toyDistribution(of: .q0, mu: 0, toys: 100_000, seed: 0, threads: 1) {
        count, _ in
        done.withLock { $0 = count }
        withUnsafeCurrentTask { $0?.cancel() }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(done.withLock { $0 } == 1000)
  }

  @Test func `bad requests are refused`() throws {
    let likelihood = try OnOffProblem.limit.likelihood()
    #expect(throws: ToyError.count(0)) { try likelihood.limitTestByToys(mu: 1, toys: 0, seed: 0) }
    #expect(throws: ToyError.threads(0)) {
      try likelihood.discoveryTestByToys(toys: 1, seed: 0, threads: 0)
    }
    let infinite = TestError.notFinite(parameter: "μ", .infinity)
    #expect(throws: infinite) { try likelihood.limitTestByToys(mu: .infinity, toys: 1, seed: 0) }
    #expect(throws: infinite) { try likelihood.value(of: .t(mu: .infinity)) }
    for (statistic, mu) in [(TestStatistic.q0, Double.infinity), (.q(mu: .infinity), 0)] {
      #expect(throws: infinite) {
        try likelihood.toyDistribution(of: statistic, mu: mu, toys: 1, seed: 0)
      }
    }
    let model = try HistFactoryModel(
      channels: [Channel("c", samples: [.background("b", [1])])], parameterOfInterest: nil)
    let without = try Likelihood(model, data: model.data(observing: [1]))
    #expect(throws: ModelError.noParameterOfInterest) {
      try without.limitTestByToys(mu: 1, toys: 1, seed: 0)
    }
  }

  /// At μ = −100 rates are negative, so −log L is not defined for any nuisance parameter.
  @Test func `toys whose fits fail are reported`() throws {
    let likelihood = try OnOffProblem.limit.likelihood()
    let toys = try likelihood.toyDistribution(of: .t(mu: -100), mu: 1, toys: 3, seed: 0)
    #expect(toys.failedToys == [0, 1, 2] && toys.values.isEmpty)
    #expect(toys.warnings.count == 1 && toys.warnings[0].contains("in 3 of 3 toys"))
  }

  /// Without background an event is impossible at μ = 0: q0 is infinite unless nothing is seen, which
  /// has the probability e⁻² at μ = 1.
  @Test func `data that the tested hypothesis cannot make are infinitely unlikely`() throws {
    let model = try HistFactoryModel(
      channels: [Channel("c", samples: [.signal([2])])], parameterOfInterest: "mu")
    let likelihood = try Likelihood(model, data: model.data(observing: [3]))
    let test = try likelihood.discoveryTestByToys(toys: 200, seed: 0)
    #expect(test.observed == .infinity && test.pValue.count == 0 && test.pValue.error > 0)
    #expect(test.significance == .infinity)
    #expect(test.signal.failedToys.isEmpty && test.signal.values.count == 200)
    #expect(test.background.values.allSatisfy { $0 == 0 })
    let seen = test.signal.probability(ofAtLeast: .infinity)
    #expect(abs(seen.value - (1 - exp(-2))) < 4 * seen.error)
    #expect(test.expectedPValues == [0, 0, 0, 0, 1])
  }
}
