import Foundation
import Testing

@testable import Inference

@Suite("Distributions of toys")
struct ToyDistributionTests {
  private func distribution(_ outcomes: [Double?]) -> ToyDistribution {
    ToyDistribution(of: .q0, truth: [1], seed: 3, purpose: "toys of nothing", outcomes: outcomes)
  }

  @Test func `probabilities count equal values, rounding aside`() {
    let toys = distribution([4, 0, 1, 1 + 1e-12, 1 - 1e-12, .infinity, 0, 2])
    #expect(toys.probability(ofAtLeast: 0) == ToyFraction(count: 8, total: 8))
    #expect(toys.probability(ofAtLeast: 1) == ToyFraction(count: 6, total: 8))
    #expect(toys.probability(ofAtLeast: 1.001) == ToyFraction(count: 3, total: 8))
    #expect(toys.probability(ofAtLeast: .infinity) == ToyFraction(count: 1, total: 8))
  }

  @Test func `failed toys are listed, and count nowhere`() {
    let toys = distribution([4, nil, 1, nil])
    #expect(toys.values == [4, 1] && toys.failedToys == [1, 3])
    #expect(toys.probability(ofAtLeast: 2) == ToyFraction(count: 1, total: 2))
    #expect(
      toys.warnings == [
        """
        toys of nothing: in 2 of 4 toys a fit did not converge, and these are left out; the first \
        is number 1
        """
      ])
    #expect(distribution([1]).warnings.isEmpty)
    #expect(distribution([nil]).probability(ofAtLeast: 0).value.isNaN)
    #expect(distribution([nil]).quantile(0.5).isNaN)
  }

  /// `numpy.percentile([1, 2, 4, 8], [0, 10, 50, 90, 100])`.
  @Test func `quantiles are those of NumPy`() {
    let toys = distribution([8, 1, 4, 2])
    let shares = [0, 0.1, 0.5, 0.9, 1]
    for (share, golden) in zip(shares, [1, 1.3, 3, 6.8, 8]) {
      #expect(abs(toys.quantile(share) - golden) < 1e-14)
    }
  }

  /// Wilson's interval of one standard deviation for k of n, from its defining equation
  /// (p − k/n)² = p(1 − p)/n.
  @Test func `errors solve Wilson's equation`() {
    for (k, n) in [(0, 10), (3, 10), (10, 10), (400, 1000)] {
      let (share, count) = (Double(k) / Double(n), Double(n))
      let error = ToyFraction(count: k, total: n).error
      let centre = (Double(k) + 0.5) / (count + 1)
      for p in [centre - error, centre + error] {
        #expect(abs((p - share) * (p - share) - p * (1 - p) / count) < 1e-15)
      }
    }
    let usual = (0.4 * 0.6 / 1000).squareRoot()
    #expect(abs(ToyFraction(count: 400, total: 1000).error / usual - 1) < 1e-3)
  }

  @Test func `ratios add relative errors in quadrature`() {
    let (a, b) = (ToyFraction(count: 50, total: 1000), ToyFraction(count: 600, total: 1000))
    let ratio = ToyEstimate(a, over: b)
    let relative = hypot(a.error / a.value, b.error / b.value)
    #expect(abs(ratio.value - 1.0 / 12) < 1e-15)
    #expect(abs(ratio.error / ratio.value - relative) < 1e-12)
    let none = ToyEstimate(ToyFraction(count: 0, total: 10), over: b)
    #expect(none.value == 0 && none.error > 0)
    #expect(ToyEstimate(a, over: ToyFraction(count: 0, total: 10)).value.isNaN)
  }

  @Test func `expected CLs are quantiles over toys of background`() {
    // CLs+b and CLb of background toys 0, 1, 2, 3: 1/1, ½/¾, ¼/½ and ¼/¼.
    let test = LimitTestByToys(
      observed: 4, signal: distribution([0, 0, 1.5, 3.5]), background: distribution([0, 1, 2, 3]))
    let ratios = [0.5, 2.0 / 3, 1, 1]
    #expect(abs(test.expectedCLs[2] - (ratios[1] + ratios[2]) / 2) < 1e-15)
    let share = 0.5 * erfc(2.0.squareRoot())
    #expect(abs(test.expectedCLs[0] - (0.5 + 3 * share * (ratios[1] - ratios[0]))) < 1e-14)
    #expect(test.cls.value.isNaN)
    #expect(test.warnings.count == 1 && test.warnings[0].hasPrefix("CLs is not defined"))
  }
}
