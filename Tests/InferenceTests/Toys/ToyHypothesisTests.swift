import Autodiff
import Foundation
import HistFactory
import Inference
import Testing

@Suite("Tests by toys")
struct ToyHypothesisTests {
  /// pyhf's README; the statistic is that of its `test_toy_calculator`.
  private static func readme() throws -> Likelihood {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [12, 11], background: [50, 52], uncertainty: [3, 7])
    return try Likelihood(model, data: model.data(observing: [51, 48]))
  }

  @Test func `the statistic of the data is pyhf's`() throws {
    let likelihood = try Self.readme()
    let test = try likelihood.limitTestByToys(mu: 1, toys: 1, seed: 0)
    #expect(abs(test.observed - 3.938244920380498) < 1e-6)
    #expect(try test.observed == likelihood.limitTest(mu: 1).observed)
  }

  @Test(arguments: [0.5, 1, 2.5])
  func `statistics agree with those of expressions`(mu: Double) throws {
    for counts in [[51.0, 48], [80, 70]] {
      let likelihood = try Self.readme().changing { try $0.bounding("mu", to: -2...10) }
      var changed = likelihood
      changed.main = counts
      let data = ModelData(
        main: GlobalExpression(counts), auxiliary: GlobalExpression(likelihood.auxiliary))
      let ratio = try LikelihoodRatio(likelihood.model, data: data)
      let point = GlobalExpression(mu)
      let expected = try numbers([
        ratio.q0(), ratio.q(mu: point), ratio.qTilde(mu: point), ratio.t(mu: point),
      ])
      for (statistic, value) in zip(
        [TestStatistic.q0, .q(mu: mu), .qTilde(mu: mu), .t(mu: mu)], expected)
      {
        let result = try changed.value(of: statistic)
        #expect(result.warnings.isEmpty && abs(result.result - value) < 1e-9 * (1 + value))
      }
    }
  }

  /// The first data set has a negative best fit, the second a positive one.
  @Test func `t̃ is compared with background alone below zero`() throws {
    var likelihood = try Self.readme().changing { try $0.bounding("mu", to: -2...10) }
    let at = { try likelihood.value(of: $0).result }
    #expect(abs(try at(.tTilde(mu: 1)) - 3.938244920380498) < 1e-6)
    #expect(try at(.t(mu: 1)) > at(.tTilde(mu: 1)) + 0.01)
    likelihood.main = [80, 70]
    let other = { try likelihood.value(of: $0).result }
    #expect(try other(.tTilde(mu: 0.5)) == other(.t(mu: 0.5)))
    #expect(try other(.qTilde(mu: 0.5)) == 0)
  }

  @Test func `results are the same for any number of threads`() throws {
    let likelihood = try Self.readme()
    let results = try [1, 2, 3].map {
      try likelihood.limitTestByToys(mu: 1, toys: 120, seed: 5, threads: $0)
    }
    for result in results {
      #expect(result.signal.values.map(\.bitPattern) == results[0].signal.values.map(\.bitPattern))
      #expect(
        result.background.values.map(\.bitPattern)
          == results[0].background.values.map(\.bitPattern))
      #expect(result.expectedCLs == results[0].expectedCLs)
    }
    #expect(results[0].signal.values.count == 120)
    // The two hypotheses have toys of their own.
    #expect(results[0].signal.purpose != results[0].background.purpose)
  }

  @Test func `values can be had again from a toy's number`() throws {
    let likelihood = try Self.readme()
    let toys = try likelihood.limitTestByToys(mu: 1, toys: 6, seed: 9).background
    for (index, value) in toys.values.enumerated() {
      let toy = try likelihood.toy(
        at: toys.truth, index: index, seed: toys.seed, purpose: toys.purpose)
      #expect(try toy.value(of: .qTilde(mu: 1)).result == value)
    }
  }

  /// At fixed μ the likelihood is highest where (n/ν − 1) b + a/γ − τ = 0 for ν = μs + γb.
  @Test func `toys are drawn where nuisance parameters fit the data`() throws {
    let problem = OnOffProblem.limit
    let likelihood = try problem.likelihood()
    let limit = try likelihood.limitTestByToys(mu: 1.5, toys: 1, seed: 0)
    let discovery = try likelihood.discoveryTestByToys(toys: 1, seed: 0)
    let other = try likelihood.toyDistribution(of: .q0, mu: 0.7, toys: 1, seed: 0)
    for (truth, mu) in [
      (limit.signal.truth, 1.5), (limit.background.truth, 0), (discovery.signal.truth, 1),
      (discovery.background.truth, 0), (other.truth, 0.7),
    ] {
      let (b, tau, factor) = (problem.background, problem.tau, truth[1])
      let rate = mu * problem.signal + factor * b
      #expect(truth[0] == mu)
      #expect(abs((problem.observed / rate - 1) * b + tau / factor - tau) < 1e-9)
    }
    #expect(limit.signal.statistic == .qTilde(mu: 1.5) && discovery.background.statistic == .q0)
  }

  /// The closed form needs neither fits nor random numbers.
  @Test func `p0 agrees with a sum over all data, and with pyhf's toys`() throws {
    let problem = OnOffProblem.discovery
    let test = try problem.likelihood().discoveryTestByToys(toys: 2000, seed: 1)
    #expect(test.warnings.isEmpty)
    #expect(abs(test.observed - problem.q0(problem.observed, problem.tau)) < 1e-10)
    #expect(abs(test.pValue.value - problem.exactP0) < 4 * test.pValue.error)
    // pyhf's `1bin_shapesys_q0_toys`: 2000 toys, the errors of both add up.
    #expect(abs(test.pValue.value - 0.004) < 4 * 2.0.squareRoot() * test.pValue.error)
    let golden = [0.0, 0, 0.0135, 0.1365, 0.39854497]
    let errors = bandErrors(of: golden, separation: 2.219, toys: 2000)
    for (value, (golden, error)) in zip(test.expectedPValues, zip(golden, errors)) {
      #expect(abs(value - golden) < 4 * 2.0.squareRoot() * error)
    }
  }

  /// Standard errors of Φ(n − Z), the p-value at a quantile of the other hypothesis: from the binomial
  /// error of the probability itself, and from the quantile's own, √q being normal around Z.
  private func bandErrors(of values: [Double], separation: Double, toys: Double) -> [Double] {
    let density = { (x: Double) in exp(-x * x / 2) / (2 * Double.pi).squareRoot() }
    return zip([-2.0, -1, 0, 1, 2], values).map { n, p in
      let share = 0.5 * erfc(-n / 2.0.squareRoot())
      let place = (share * (1 - share) / toys).squareRoot() / density(n)
      let slope = density(n - separation) * place
      return (max(p * (1 - p), 1 / toys) / toys + slope * slope).squareRoot()
    }
  }

  /// With counts of 10⁴ asymptotic formulae hold to a percent of themselves.
  @Test func `large counts follow asymptotic formulae`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [200, 100], background: [10_000, 8_000], uncertainty: [60, 50])
    let likelihood = try Likelihood(model, data: model.data(observing: [10_060, 8_030]))
    let asymptotic = try likelihood.limitTest(mu: 1)
    let test = try likelihood.limitTestByToys(mu: 1, toys: 1000, seed: 2)
    #expect(abs(test.clsb.value - asymptotic.clsb) < 4 * test.clsb.error)
    #expect(abs(test.clb.value - asymptotic.clb) < 4 * test.clb.error)
    #expect(abs(test.cls.value - asymptotic.cls) < 4 * test.cls.error)
    let shares = [-2.0, -1, 0, 1, 2].map { 0.5 * erfc(-$0 / 2.0.squareRoot()) }
    let clsb = zip(asymptotic.expectedCLs, shares).map { $0 * $1 }
    let errors = bandErrors(
      of: clsb, separation: asymptotic.asimov.squareRoot(), toys: 1000)
    // Around +2 the best fit passes μ, where q̃ becomes 0 and CLs 1; the formulae know no such limit.
    for (place, error) in errors.dropLast().enumerated() {
      let difference = test.expectedCLs[place] - asymptotic.expectedCLs[place]
      #expect(abs(difference) < 4 * error / shares[place])
    }
  }

  @Test func `t of large counts is a χ² variable of one degree`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [200], background: [10_000], uncertainty: [60]
    ).bounding("mu", to: -20...20)
    let likelihood = try Likelihood(model, data: model.data(observing: [10_000]))
    let toys = try likelihood.toyDistribution(of: .t(mu: 0.5), mu: 0.5, toys: 1000, seed: 4).result
    for (value, share) in [(0.455, 0.5), (1, 0.317311), (4, 0.0455)] {
      let fraction = toys.probability(ofAtLeast: value)
      #expect(abs(fraction.value - share) < 4 * fraction.error)
    }
  }
}
