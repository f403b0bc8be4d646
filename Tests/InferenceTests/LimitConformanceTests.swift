import Autodiff
import HistFactory
import Inference
import TestSupport
import Testing

@Suite("Upper limits against pyhf")
struct LimitConformanceTests {
  /// All but the models of nothing but signal, of which pyhf clips the rate where there is none.
  static let names = PyhfGolden.names.filter {
    !NumericConformanceTests.impossibleAtZero.keys.contains($0)
  }

  @Test(
    .enabled(if: SharedData.mayUse(PyhfGolden.folder), "\(SharedData.skipped)"),
    arguments: names)
  func `every workspace of the folder`(name: String) throws {
    let golden = try PyhfGolden(named: name)
    guard golden.error == nil, let observed = golden.limitObs, let bands = golden.limitExp else {
      return
    }
    let likelihood = try Likelihood(PyhfGolden.workspace(name))
    let limit = try likelihood.upperLimit(level: 0.05, statistic: golden.statistic)
    let hasTwoMinima = HigherMinimum.names.contains(name)
    let expected = hasTwoMinima ? [HigherMinimum.lowestLimit] + bands.dropFirst() : bands
    #expect(deviation(of: limit.expected, from: expected) < 1e-5)
    #expect(limit.warnings.isEmpty)
    // CLs at a limit is what it should be, whatever minima pyhf found.
    let cls = try likelihood.limitTest(mu: limit.observed, statistic: golden.statistic).cls
    #expect(abs(cls - 0.05) < 1e-6)
    if !hasTwoMinima { #expect(abs(limit.observed / observed - 1) < 1e-5) }
  }

  /// pyhf's `test_infer.py`: by TOMS 748; interpolation in a scan of eleven points is 1 % higher.
  @Test func `the limits that pyhf's tests assert`() throws {
    let model = try HistFactoryModel.uncorrelatedBackground(
      signal: [12, 11], background: [50, 52], uncertainty: [3, 7])
    let likelihood = try Likelihood(model, data: model.data(observing: [51, 48]))
    let limit = try likelihood.upperLimit(level: 0.05, statistic: .qTilde)
    #expect(abs(limit.observed / 1.01156939 - 1) < 1e-5)
    let bands = [0.55988001, 0.75702336, 1.06234693, 1.50116923, 2.05078596]
    #expect(deviation(of: limit.expected, from: bands) < 2e-5)
    for (band, mu) in limit.expected.enumerated() {
      #expect(abs(try likelihood.limitTest(mu: mu).expectedCLs[band] - 0.05) < 1e-6)
    }
  }
}
