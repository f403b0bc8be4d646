import Autodiff
import HistFactory
import Inference
import TestSupport
import Testing

/// The cases of `ValidationTests` once more, by likelihoods of numbers.
@Suite("CLs of numbers against pyhf's validation")
struct ValidationNumberTests {
  private func likelihood(_ golden: ValidationCase, piecewise: Bool) throws -> Likelihood {
    let model = try HistFactoryModel(
      channels: golden.channels, parameterOfInterest: "mu",
      factorInterpolation: piecewise ? .piecewiseExponential : .polynomialExponential,
      shiftInterpolation: piecewise ? .piecewiseLinear : .polynomialLinear)
    return try Likelihood(model, data: model.data(observing: GlobalExpression(golden.counts)))
  }

  /// What pyhf's test asserts is from fits that stop early, at up to 1.2e-4.
  @Test(arguments: ValidationTests.withOneMinimum)
  func `qμ with piecewise interpolations`(golden: ValidationCase) throws {
    let test = try likelihood(golden, piecewise: true).limitTest(mu: 1, statistic: .q)
    let results = [test.cls] + test.expectedCLs
    #expect(test.warnings.isEmpty)
    #expect(deviation(of: results, from: golden.published) < 1.3e-4)
    #expect(deviation(of: results, from: golden.polished) < 1e-8)
  }

  @Test(arguments: ValidationTests.withOneMinimum)
  func `q̃μ with the usual interpolations`(golden: ValidationCase) throws {
    let test = try likelihood(golden, piecewise: false).limitTest(mu: 1)
    #expect(abs(test.cls / golden.byDefault - 1) < 1e-8)
  }

  /// Both routes go to the lower of the two minima.
  @Test(arguments: [true, false])
  func `a coupled shape has two minima`(piecewise: Bool) throws {
    let golden = ValidationCase.coupledShape
    let likelihood = try likelihood(golden, piecewise: piecewise)
    let statistic: LimitStatistic = piecewise ? .q : .qTilde
    let test = try likelihood.limitTest(mu: 1, statistic: statistic)
    let data = likelihood.model.data(observing: GlobalExpression(golden.counts))
    let same = try likelihood.model.limitTest(mu: 1, data: data, statistic: statistic)
    let expected = try numbers([same.cls] + same.expectedCLs)
    #expect(deviation(of: [test.cls] + test.expectedCLs, from: expected) < 1e-8)
    if !piecewise { #expect(abs(test.cls - HigherMinimum.cls) < 1e-9) }
  }

  @Test func `the discovery p-value and its expected band`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [25], background: [50], uncertainty: [7])
    let test = try Likelihood(model, data: model.data(observing: [80])).discoveryTest()
    let polished = [
      0.003936878440204086, 1.2208769733107347e-05, 0.0006406910965473284, 0.013205408043625069,
      0.11121023338210823, 0.41288995790962196,
    ]
    #expect(deviation(of: [test.pValue] + test.expectedPValues, from: polished) < 1e-8)
  }

  @Test func `a bin without uncertainty has no nuisance parameter`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [20, 10], background: [100, 10], uncertainty: [10, 0])
    let test = try Likelihood(model, data: model.data(observing: [100, 10])).limitTest(mu: 1)
    // From ROOT, to 1e-4.
    let golden = [
      0.004360634405484502, 2.702197938e-5, 3.709991761e-4, 0.004360634386, 0.038150315097,
      0.202030275642,
    ]
    for (result, golden) in zip([test.cls] + test.expectedCLs, golden) {
      #expect(abs(result - golden) < 1e-4)
    }
    #expect(abs(test.cls / golden[0] - 1) < 1e-6)
  }
}
