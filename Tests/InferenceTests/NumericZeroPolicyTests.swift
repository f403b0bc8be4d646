import Autodiff
import Foundation
import HistFactory
import Inference
import TestSupport
import Testing

/// What `ZeroPolicyTests` asks of expressions, by likelihoods of numbers.
@Suite("Empty bins, vanishing signals and negative strengths in numbers")
struct NumericZeroPolicyTests {
  private func readme(_ counts: [Double], bounds: ClosedRange<Double> = 0...10) throws -> Likelihood
  {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [12, 11], background: [50, 52], uncertainty: [3, 7]
    ).bounding("mu", to: bounds)
    return try Likelihood(model, data: model.data(observing: GlobalExpression(counts)))
  }

  private func likelihood(
    signal: [Double], first: [Double], second: [Double], stat: ([Double], [Double]),
    shape: [Double], counts: [Double]
  ) throws -> Likelihood {
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            .signal(signal),
            .background(
              "first", first, .statError("stat", uncertainties: GlobalExpression(stat.0)),
              .uncorrelated("shape", shape)),
            .background(
              "second", second, .statError("stat", uncertainties: GlobalExpression(stat.1))),
          ])
      ], parameterOfInterest: "mu")
    return try Likelihood(model, data: model.data(observing: GlobalExpression(counts)))
  }

  @Test func `an empty bin changes nothing`() throws {
    let with = try likelihood(
      signal: [9, 0], first: [50, 0], second: [20, 0], stat: ([5, 0], [2, 0]), shape: [4, 0],
      counts: [70, 0])
    let without = try likelihood(
      signal: [9], first: [50], second: [20], stat: ([5], [2]), shape: [4], counts: [70])
    let results = try [with, without].map { likelihood in
      let (test, discovery) = (try likelihood.limitTest(mu: 1), try likelihood.discoveryTest())
      return [test.cls] + test.expectedCLs + [discovery.pValue, discovery.expectedSignificance]
        + [try likelihood.expectedSignificance().result]
    }
    #expect(deviation(of: results[0], from: results[1]) < 1e-9)
  }

  @Test(arguments: LimitStatistic.allCases)
  func `testing μ = 0, or no signal at all, gives CLs 1`(statistic: LimitStatistic) throws {
    for counts in [[51.0, 48], [70, 70]] {
      let test = try readme(counts).limitTest(mu: 0, statistic: statistic)
      #expect(
        deviation(of: [test.cls] + test.expectedCLs, from: Array(repeating: 1, count: 6)) < 1e-6)
    }
    let nothing = try HistFactoryModel.uncorrelatedBackground(
      signal: [0, 0], background: [50, 40], uncertainty: [5, 4])
    let likelihood = try Likelihood(nothing, data: nothing.data(observing: [48, 41]))
    let test = try likelihood.limitTest(mu: 1, statistic: statistic)
    #expect([test.cls] + test.expectedCLs == Array(repeating: 1, count: 6))
    #expect(try likelihood.discoveryTest().pValue == 0.5)
    #expect(try likelihood.expectedSignificance().result == 0)
  }

  /// pyhf issue 2352: a negative best fit is compared with a fit at μ = 0, not with where a bound at 0
  /// happens to stop the free one.
  @Test func `q̃μ compares with μ = 0 where the best fit is negative`() throws {
    let free = try readme([45, 44], bounds: -10...10)
    #expect(try free.fit().value(of: "mu") < -0.3)
    let depths = try [1.0, 0].map { try free.fit(fixing: ["mu": $0]).halfDeviance }
    let (qTilde, q) = (try free.limitTest(mu: 1), try free.limitTest(mu: 1, statistic: .q))
    #expect(abs(qTilde.observed - 2 * (depths[0] - depths[1])) < 1e-9)
    #expect(abs(qTilde.observed - (try readme([45, 44]).limitTest(mu: 1).observed)) < 1e-9)
    #expect(q.observed > qTilde.observed + 0.1)
  }

  /// pyhf issue 1591: Minuit fails here.
  @Test func `one bin with a shape uncertainty is fitted`() throws {
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            .signal([7]), .background("background", [50], .shape("s", up: [60], down: [40])),
          ])
      ], parameterOfInterest: "mu")
    let fit = try Likelihood(model, data: model.data(observing: [50])).fit()
    #expect(fit.isConverged && deviation(of: fit.parameters, from: [0, 0], scale: 1) < 1e-8)
  }

  /// pyhf issue 1810: one call.
  @Test func `the median significance of a counting experiment`() throws {
    let model = try HistFactoryModel(
      channels: [Channel("c", samples: [.signal([10]), .background("b", [50])])],
      parameterOfInterest: "mu")
    let z = try Likelihood(model, data: model.data(observing: [50])).expectedSignificance().result
    #expect(abs(z - (2 * (60 * log1p(0.2) - 10)).squareRoot()) < 1e-12)
  }
}
