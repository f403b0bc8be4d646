import Apus
import Testing

@testable import Pipelines

@Suite("Factors of replicas")
struct ReplicaFactorTests {
  private func factors(
    _ rows: Range<Int>, replica: Int = 0, seed: UInt64 = 1, sample: String = "signal"
  ) -> [Double] {
    var buffer = [Double](repeating: -1, count: rows.count)
    ReplicaFactors(3, seed: seed, sample: sample).fill(&buffer, rows: rows, replica: replica)
    return buffer
  }

  /// Probabilities e⁻¹/k!; with 10⁵ numbers a frequency scatters by less than 0.0016.
  @Test func `are Poisson numbers of mean 1`() {
    let drawn = factors(0..<100_000)
    var probability = 0.367879441171442
    for count in 0...7 {
      let frequency = Double(drawn.count { $0 == Double(count) }) / 1e5
      #expect(abs(frequency - probability) < 4 * (probability / 1e5).squareRoot(), "\(count)")
      probability /= Double(count + 1)
    }
    #expect(drawn.allSatisfy { $0 >= 0 && $0 < 13 })
    // Neighbours are uncorrelated, and so are replicas.
    let products = zip(drawn, drawn.dropFirst()).map { ($0 - 1) * ($1 - 1) }
    #expect(abs(products.reduce(0, +) / 1e5) < 0.015)
    let others = zip(drawn, factors(0..<100_000, replica: 1)).map { ($0 - 1) * ($1 - 1) }
    #expect(abs(others.reduce(0, +) / 1e5) < 0.015)
  }

  @Test func `do not depend on the rows that are asked for together`() {
    let all = factors(0..<50)
    for range in [0..<1, 3..<4, 2..<9, 7..<50, 48..<50, 5..<5] {
      #expect(factors(range) == Array(all[range]))
    }
  }

  @Test func `differ between replicas, seeds and samples`() {
    let all = [
      factors(0..<50), factors(0..<50, replica: 1), factors(0..<50, seed: 2),
      factors(0..<50, sample: "background"),
    ]
    #expect(Set(all).count == 4)
  }
}
