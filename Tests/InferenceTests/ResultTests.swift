import Autodiff
import Foundation
import HistFactory
import Inference
import NumericalMethods
import TestSupport
import Testing

/// Two channels, shared and private nuisance parameters, data away from nominal.
private func likelihood() throws -> Likelihood {
  let model = try HistFactoryModel(
    channels: [
      Channel(
        "signal region",
        samples: [
          .signal([9, 14]),
          .background(
            "first", [50, 40], .norm("norm", up: 1.12, down: 0.9),
            .shape("shape", up: [55, 38], down: [46, 43]),
            .statError("stat", uncertainties: [4, 3])),
          .background("second", [12, 8], .uncorrelated("bins", [3, 2])),
        ]),
      Channel(
        "control region",
        samples: [
          .background(
            "first", [110, 90, 70], .norm("norm", up: 1.1, down: 0.92),
            .shape("shape", up: [115, 92, 66], down: [104, 88, 73]), .normFactor("k"))
        ]),
    ], parameterOfInterest: "mu"
  ).bounding("mu", to: -5...10)
  return try Likelihood(model, data: model.data(observing: [75, 66, 128, 92, 71]))
}

@Suite("What fits tell")
struct ResultTests {
  private let model: Likelihood
  private let fit: BestFit

  init() throws {
    model = try likelihood()
    fit = try model.fit()
  }

  @Test func `the fit is a minimum, and the covariance inverts the information`() throws {
    #expect(fit.isConverged && fit.restarts == 0 && fit.namesAtBounds.isEmpty)
    let covariance = try #require(fit.covariance)
    let n = covariance.count
    let information = fit.observedInformation
    for i in 0..<n {
      for j in 0..<n {
        let product = (0..<n).reduce(0) { $0 + information[i * n + $1] * covariance[$1, j] }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-10)
        #expect(abs(covariance.correlation(i, j)) <= 1 + 1e-12)
      }
      #expect(covariance.correlation(i, i) == 1)
      #expect(try abs(fit.uncertainty(of: covariance.names[i]) - covariance.uncertainty(i)) < 1e-12)
    }
    #expect(fit.undeterminedDirections.isEmpty)
  }

  @Test func `an interval ends where the profile has risen`() throws {
    for (name, deviations) in [("mu", 1.0), ("mu", 2), ("shape", 1), ("bins[1]", 1.5)] {
      let interval = try model.interval(of: name, standardDeviations: deviations)
      #expect(interval.warnings.isEmpty && interval.lower < interval.best)
      for end in [interval.lower, interval.upper] {
        let profile = try model.fit(fixing: [name: end])
        let rise = 2 * (profile.halfDeviance - fit.halfDeviance)
        #expect(abs(rise - deviations * deviations) < 1e-7)
      }
    }
  }

  @Test func `an interval of a counting experiment`() throws {
    let counting = try HistFactoryModel(
      channels: [Channel("channel", samples: [.signal([10]), .background("background", [50])])],
      parameterOfInterest: "mu")
    let interval = try Likelihood(counting, data: counting.data(observing: [58])).interval(of: "mu")
    // λ − n + n log(n/λ) = ½ for n = 58, from below and from above.
    func rise(_ mu: Double) -> Double {
      let rate = 50 + 10 * mu
      return 2 * (rate - 58 + 58 * log(58 / rate))
    }
    #expect(abs(interval.best - 0.8) < 1e-9)
    #expect(abs(rise(interval.lower) - 1) < 1e-8 && abs(rise(interval.upper) - 1) < 1e-8)
    let few = try Likelihood(counting, data: counting.data(observing: [51])).interval(of: "mu")
    #expect(few.lower == 0 && few.isCutByBounds == (true, false))
  }

  @Test func `scans in one and two parameters`() throws {
    let scan = try model.scan("mu", at: [-1, 0, 1, 2])
    #expect(scan.warnings.isEmpty)
    for point in scan.points {
      let t = try model.value(of: .t(mu: point.values[0]))
      #expect(abs(point.t - t.result) < 1e-9)
    }
    let grid = try model.scan("mu", at: [0, 1], "bins[0]", at: [0.8, 1, 1.2])
    #expect(grid.parameters == ["mu", "bins[0]"] && grid.points.count == 6)
    #expect(grid.points.map(\.values[1]) == [0.8, 1, 1.2, 0.8, 1, 1.2])
    for point in grid.points {
      let held = try model.fit(fixing: ["mu": point.values[0], "bins[0]": point.values[1]])
      #expect(abs(point.t - 2 * (held.halfDeviance - fit.halfDeviance)) < 1e-9)
    }
  }

  @Test func `the goodness of fit counts bins and free factors`() throws {
    // Five bins, less μ and k; constrained parameters bring their own data.
    #expect(fit.goodness.degreesOfFreedom == 3)
    let rates = model.expectedRates(at: fit.parameters)
    var statistic = zip(model.main, rates).reduce(0) {
      $0 + 2 * ($1.1 - $1.0 + $1.0 * log($1.0 / $1.1))
    }
    for constraint in model.constraints {
      let name = model.model.elementNames[constraint.element]
      let value = fit.parameters[constraint.element]
      if name.hasPrefix("bins") {
        let tau = 1 / (constraint.width * constraint.width)
        statistic += 2 * tau * (value - 1 - log(value))
      } else {
        statistic += pow((value - constraint.center) / constraint.width, 2)
      }
    }
    #expect(abs(fit.goodness.statistic - statistic) < 1e-9)
    let expected = chiSquaredSurvival(statistic, degreesOfFreedom: 3)
    #expect(abs(fit.goodness.pValue - expected) < 1e-9)
  }

  @Test func `pulls count in units of the constraint`() throws {
    let pulls = Dictionary(uniqueKeysWithValues: fit.pulls.map { ($0.name, $0) })
    #expect(Set(pulls.keys) == ["norm", "shape", "stat[0]", "stat[1]", "bins[0]", "bins[1]"])
    for (name, center, width) in [
      ("norm", 0.0, 1.0), ("stat[0]", 1, 4.0 / 50), ("bins[1]", 1, 2.0 / 8),
    ] {
      let pull = try #require(pulls[name])
      #expect(try abs(pull.pull - (fit.value(of: name) - center) / width) < 1e-12)
      #expect(try abs(pull.constraint - fit.uncertainty(of: name) / width) < 1e-12)
      #expect(pull.constraint > 0 && pull.constraint < 1.0001)
    }
  }

  @Test func `yields with their uncertainties`() throws {
    let yields = try fit.yields()
    let covariance = try #require(fit.covariance)
    let rates = model.expectedRates(at: fit.parameters)
    let totals = yields.channels.flatMap(\.total.bins)
    #expect(deviation(of: totals.map(\.value), from: rates) < 1e-13)
    #expect(yields.channels.flatMap(\.observed) == model.main)
    // σ² = gᵀCg with the gradient by differences.
    let slopes = fit.parameters.indices.map { element in
      let ends = [-1e-5, 1e-5].map { step in
        var theta = fit.parameters
        theta[element] += step
        return model.expectedRates(at: theta)
      }
      return zip(ends[0], ends[1]).map { ($1 - $0) / 2e-5 }
    }
    func uncertainty(_ weights: [Double]) -> Double {
      let g = slopes.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } }
      let variance = g.indices.reduce(0) { sum, i in
        sum + g.indices.reduce(0) { $0 + g[i] * covariance[i, $1] * g[$1] }
      }
      return variance.squareRoot()
    }
    for (bin, total) in totals.enumerated() {
      let expected = uncertainty(rates.indices.map { $0 == bin ? 1 : 0 })
      #expect(abs(total.uncertainty - expected) < 1e-6 * expected)
    }
    let sum = yields.channels[0].total.sum
    #expect(abs(sum.value - rates[0] - rates[1]) < 1e-10)
    #expect(abs(sum.uncertainty - uncertainty([1, 1, 0, 0, 0])) < 1e-6 * sum.uncertainty)
    for channel in yields.channels {
      for (bin, total) in channel.total.bins.enumerated() {
        let parts = channel.samples.reduce(0) { $0 + $1.bins[bin].value }
        #expect(abs(parts - total.value) < 1e-10)
      }
    }
    #expect(
      yields.channels[1].samples[0].sample == "first" && yields.channels[0].total.sample == nil)
    let single = yields.channels[1]
    #expect(
      abs(single.samples[0].sum.uncertainty - single.total.sum.uncertainty)
        < 1e-10 * single.total.sum.uncertainty)
  }
}

@Suite("Impacts on the parameter of interest")
struct ImpactTests {
  @Test func `they are what refits give, the largest first, for any number of threads`() throws {
    let model = try likelihood()
    let ranking = try model.impacts(threads: 1)
    let best = ranking.best
    #expect(ranking.warnings.isEmpty)
    #expect(
      ranking.impacts.map(\.postfit.size) == ranking.impacts.map(\.postfit.size).sorted(by: >))
    #expect(ranking.impacts.count == model.model.parameterCount - 1)
    let covariance = try #require(best.covariance)
    for impact in ranking.impacts {
      let index = covariance.names.firstIndex(of: impact.name)!
      #expect(abs(impact.gaussian - covariance[0, index] / covariance.uncertainty(index)) < 1e-10)
      let steps = [(impact.postfit, covariance.uncertainty(index))]
      let prefit = impact.prefit.map {
        ($0, covariance.uncertainty(index) / impact.pull!.constraint)
      }
      for (variation, width) in steps + (prefit.map { [$0] } ?? []) {
        for (change, sign) in [(variation.down, -1.0), (variation.up, 1)] {
          let moved = try model.fit(fixing: [impact.name: impact.value + sign * width])
          #expect(try abs(change - moved.value(of: "mu") + best.value(of: "mu")) < 1e-7)
        }
      }
      #expect((impact.prefit == nil) == (impact.name == "k"))
    }
    for threads in [2, 3] {
      let other = try model.impacts(threads: threads)
      #expect(other.impacts.map(\.name) == ranking.impacts.map(\.name))
      #expect(other.impacts.map(\.postfit.up) == ranking.impacts.map(\.postfit.up))
    }
    let short = try model.impacts(includesPrefit: false)
    #expect(short.impacts.allSatisfy { $0.prefit == nil })
  }

  @Test func `factors that only act together are named`() throws {
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            .signal([5]),
            .background("background", [50], .normFactor("first"), .normFactor("second")),
          ])
      ], parameterOfInterest: "mu")
    let likelihood = try Likelihood(model, data: model.data(observing: [55]))
    let fit = try likelihood.fit()
    #expect(fit.covariance == nil)
    #expect(try fit.uncertainty(of: "mu").isNaN)
    let names = Set(fit.undeterminedDirections.flatMap { $0.map(\.name) })
    #expect(names == ["mu", "first", "second"])
    #expect(fit.undeterminedDirections.count == 2)
    let error = #expect(throws: UndeterminedFit.self) { try likelihood.impacts() }
    #expect(error?.description.hasPrefix("the data do not determine ") == true)
    #expect(throws: UndeterminedFit.self) { try fit.yields() }
  }

  @Test func `what is asked for in vain is said`() throws {
    let model = try likelihood()
    let unknown = #expect(throws: ModelError.self) { try model.fit(fixing: ["shap": 1]) }
    #expect(unknown?.description.contains("did you mean 'shape'") == true)
    #expect(throws: ModelError.self) { try model.interval(of: "bins[2]") }
    #expect(throws: ModelError.self) { try model.scan("norm[0]", at: [0]) }
    for value in [Double.nan, .infinity] {
      let error = #expect(throws: TestError.self) { try model.fit(fixing: ["shape": value]) }
      #expect(
        error?.description
          == "shape = \(value) cannot be tested or held; give a finite number")
      #expect(throws: TestError.self) { try model.limitTest(mu: value) }
      #expect(throws: TestError.self) { try model.scan("mu", at: [0, value]) }
      #expect(throws: TestError.self) { try model.expectedSignificance(mu: value) }
      #expect(throws: TestError.self) { try model.pValue(of: .t(mu: value)) }
    }
    for level in [0, 1, -0.5, .nan] {
      #expect(throws: TestError.self) { try model.upperLimit(level: level) }
    }
    let error = TestError.level(1.5)
    #expect(
      error.description
        == "a limit at CLs = 1.5 was asked for; give a number between 0 and 1, as 0.05")
  }
}

@Suite("Asymptotic p-values")
struct PValueTests {
  @Test(arguments: [
    (5.0, 2.866515718791945e-07), (6, 9.865876450377018e-10), (7, 1.279812543885835e-12),
    (8, 6.220960574271829e-16), (9, 1.1285884059538408e-19),
  ])
  func `far into the tail`(sigma: Double, expected: Double) {
    let q = sigma * sigma
    for statistic in [TestStatistic.q0, .q(mu: 1), .qTilde(mu: 1)] {
      let p = statistic.pValue(of: q, asimov: 2 * q)
      #expect(abs(p - expected) < 1e-12 * expected)
    }
    #expect(abs(TestStatistic.t(mu: 1).pValue(of: q, asimov: 0) - 2 * expected) < 1e-12 * expected)
  }

  @Test func `the two laws of q̃ and t̃ meet`() {
    for statistic in [TestStatistic.qTilde(mu: 1), .tTilde(mu: 1)] {
      let ends = [4 - 1e-9, 4 + 1e-9].map { statistic.pValue(of: $0, asimov: 4) }
      #expect(abs(ends[0] - ends[1]) < 1e-9)
      #expect(statistic.pValue(of: 9, asimov: 4) < statistic.pValue(of: 8, asimov: 4))
    }
    #expect(TestStatistic.tTilde(mu: 1).pValue(of: 0, asimov: 4) == 1)
  }

  @Test func `those of limits are the test's own`() throws {
    let model = try likelihood()
    for mu in [0.5, 1.5, 3] {
      for statistic in LimitStatistic.allCases {
        let test = try model.limitTest(mu: mu, statistic: statistic)
        let p = try model.pValue(of: TestStatistic(statistic, mu: mu))
        #expect(abs(p.result - test.clsb) < 1e-12)
      }
    }
    let discovery = try model.discoveryTest()
    #expect(try abs(model.pValue(of: .q0).result - discovery.pValue) < 1e-14)
  }

  @Test func `t̃ of an expression compares a negative best fit with μ = 0`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [12, 11], background: [50, 52], uncertainty: [3, 7]
    ).bounding("mu", to: -5...10)
    let data = model.data(observing: [45, 40])
    let ratio = try LikelihoodRatio(model, data: data)
    let likelihood = try Likelihood(model, data: data)
    let results = try numbers([ratio.bestFit, ratio.tTilde(mu: 1), ratio.t(mu: 1)])
    #expect(results[0] < 0 && results[1] < results[2])
    #expect(try abs(results[1] - likelihood.value(of: .tTilde(mu: 1)).result) < 1e-10)
    #expect(try abs(results[2] - likelihood.value(of: .t(mu: 1)).result) < 1e-10)
  }
}
