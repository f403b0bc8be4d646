import Autodiff
import HistFactory
import Inference
import TestSupport
import Testing

/// `PyhfNumberTests` by likelihoods of numbers; sources and tolerances are given there.
@Suite("Numbers that pyhf's own tests assert, from likelihoods of numbers")
struct PyhfNumberRouteTests {
  private func uncorrelated(
    signal: [Double], background: [Double], uncertainty: [Double], counts: [Double]
  ) throws -> Likelihood {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: signal, background: background, uncertainty: uncertainty)
    return try Likelihood(model, data: model.data(observing: GlobalExpression(counts)))
  }

  private func readme() throws -> Likelihood {
    try uncorrelated(
      signal: [12, 11], background: [50, 52], uncertainty: [3, 7], counts: [51, 48])
  }

  /// The Asimov-only answer, a common mistake, would be p_{s+b} over one half: 0.04665.
  @Test func `tests and fits of pyhf's README`() throws {
    let likelihood = try readme()
    let test = try likelihood.limitTest(mu: 1)
    let q = try likelihood.limitTest(mu: 1, statistic: .q)
    let results = [test.cls, test.clsb, test.clb, q.cls] + test.expectedCLs
    let polished = [
      0.05251553, 0.02332496, 0.44415366, 0.05290114,
      0.0026064, 0.01382064, 0.06445515, 0.2352609, 0.57304165,
    ]
    for (result, polished) in zip(results, polished) { #expect(abs(result - polished) < 6e-9) }
    #expect(abs(test.observed - 3.938244920380498) < 1e-6)
    let (free, fixed) = (try likelihood.fit(), try likelihood.fit(fixing: ["mu": 1]))
    for (value, golden) in zip(free.parameters, [0, 1.00305, 0.96267]) {
      #expect(abs(value - golden) < 4e-5)
    }
    #expect(abs(2 * free.negativeLogLikelihood - 24.983935) < 1e-5)
    #expect(abs(2 * fixed.negativeLogLikelihood - 28.922180) < 1e-5)
    let discovery = try likelihood.discoveryTest()
    #expect(discovery.pValue == 0.5)
    #expect(abs(discovery.expectedPValues[2] / 0.03026228 - 1) < 2e-4)
  }

  /// pyhf's linear scan of μ = 0, 0.5 … 5, with numpy.interp in CLs, whose fits stop early.
  @Test func `a linear scan`() throws {
    let likelihood = try readme()
    let strengths = (0...10).map { 0.5 * Double($0) }
    let tests = try strengths.map { try likelihood.limitTest(mu: $0) }
    let golden = [
      1.0262704738584554, 0.65765653, 0.87999725, 1.12453992, 1.50243428, 2.09232927,
    ]
    for (place, golden) in golden.enumerated() {
      let cls = tests.map { place == 0 ? $0.cls : $0.expectedCLs[place - 1] }
      let above = cls.lastIndex { $0 > 0.05 }!
      let fraction = (cls[above] - 0.05) / (cls[above] - cls[above + 1])
      #expect(abs((strengths[above] + 0.5 * fraction) / golden - 1) < 1e-4)
    }
  }

  @Test func `an example of the documentation, and Asimov data of a small model`() throws {
    let example = try uncorrelated(
      signal: [5, 10], background: [50, 60], uncertainty: [5, 12], counts: [50, 60]
    ).limitTest(mu: 1)
    for cls in [example.cls, example.expectedCLs[2]] { #expect(abs(cls / 0.35998409 - 1) < 1e-5) }
    let small = try uncorrelated(signal: [5], background: [50], uncertainty: [7], counts: [55])
    #expect(abs(try small.limitTest(mu: 1).cls / 0.7267836451638846 - 1) < 1e-5)
  }

  @Test func `p-values at five to nine standard deviations`() {
    let golden = [
      2.866515718791945e-07, 9.865876450377018e-10, 1.279812543885835e-12,
      6.220960574271829e-16, 1.1285884059538408e-19,
    ]
    let tests = [5.0, 6, 7, 8, 9].map { LimitTest<Double>(.q, observed: $0 * $0, asimov: $0 * $0) }
    #expect(deviation(of: tests.map { $0.clsb }, from: golden) < 1e-12)
  }

  @Test func `fits with a known answer`() throws {
    let simple = try uncorrelated(signal: [50], background: [100], uncertainty: [10], counts: [125])
    #expect(deviation(of: try simple.fit().parameters, from: [0.5, 1]) < 1e-10)
    let shape = try HistFactoryModel(
      channels: ValidationCase.shape.channels, parameterOfInterest: "mu")
    let likelihood = try Likelihood(shape, data: shape.data(observing: [120, 180]))
    let fixed = try likelihood.fit(fixing: ["mu": 1])
    #expect(abs(2 * fixed.negativeLogLikelihood / 17.52954975 - 1) < 1e-8)
    let factor = try HistFactoryModel(
      channels: ValidationCase.coupledShapeFactor.channels, parameterOfInterest: "mu")
    let exact = try Likelihood(factor, data: factor.data(observing: [220, 230, 200, 300])).fit()
    #expect(deviation(of: exact.parameters, from: [1, 2, 3]) < 1e-9)
  }

  @Test func `the fits of the asymptotic calculator`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [1], background: [1], uncertainty: [1])
    let likelihood = try Likelihood(model, data: ModelData(main: [2], auxiliary: [1]))
    let background = try likelihood.fit(fixing: ["mu": 0])
    let asimov = likelihood.asimov(at: background.parameters)
    let fits = [
      try likelihood.fit(), background, try asimov.fit(fixing: ["mu": 1]), try asimov.fit(),
    ]
    let exact = [[1.0, 1], [0, 1.5], [1, (1 + 13.0.squareRoot()) / 4], [0, 1.5]]
    for (fit, exact) in zip(fits, exact) {
      #expect(deviation(of: fit.parameters, from: exact, scale: 1) < 1e-9)
    }
  }

  /// pyhf's `test_tensor.py`: log of the standard normal density at its maximum.
  @Test func `a constraint adds the logarithm of a normalised density`() throws {
    func value(_ modifiers: [Modifier]) throws -> Double {
      let model = try HistFactoryModel(
        channels: [Channel("channel", samples: [Sample("b", nominal: [9], modifiers: modifiers)])],
        parameterOfInterest: nil)
      return try Likelihood(model, data: model.data(observing: [8])).negativeLogLikelihood(
        at: model.initialValues)
    }
    let difference = try value([.norm("norm", up: 1.1, down: 0.9)]) - value([])
    #expect(abs(difference - 0.9189385332046727) < 1e-14)
  }
}
