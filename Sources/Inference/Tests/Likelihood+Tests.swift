import HistFactory

/// A result, and what to know about fits behind it that did not converge.
///
/// Its members are the result's own.
@dynamicMemberLookup
public struct Checked<Result: Sendable>: Sendable {
  public let result: Result
  /// One sentence for each fit that did not converge, naming it and what to try; normally empty.
  public let warnings: [String]

  public subscript<Member>(dynamicMember path: KeyPath<Result, Member>) -> Member {
    result[keyPath: path]
  }
}

extension Likelihood {
  /// Tests signal strength μ by asymptotic formulae (arXiv:1007.1727, section 3): CLs, observed and
  /// expected, as pyhf's `hypotest`.
  ///
  /// - Parameters:
  ///   - mu: The signal strength.
  ///   - statistic: q̃μ or qμ.
  /// - Throws: `ModelError.noParameterOfInterest`; `TestError.notFinite`.
  public func limitTest(mu: Double, statistic: LimitStatistic = .qTilde) throws
    -> Checked<LimitTest<Double>>
  {
    try LimitTester(self, statistic).test(mu.finite(for: "μ"))
  }

  /// Tests the background-only hypothesis by asymptotic formulae.
  ///
  /// The expected results are those for a signal of μ = 1, nuisance parameters fitted to the data.
  ///
  /// - Throws: `ModelError.noParameterOfInterest`.
  public func discoveryTest() throws -> Checked<DiscoveryTest<Double>> {
    let poi = try parameterOfInterest()
    let observed = ProfileLikelihood(self, of: poi)
    let truth = observed.fit(at: 1).parameters
    let asimov = ProfileLikelihood(self, asimovDataAt: truth, of: poi)
    return Checked(
      result: DiscoveryTest(observed: observed.q0(), asimov: asimov.q0()),
      warnings: observed.warnings + asimov.warnings)
  }

  /// The median significance expected for signal strength `mu` before looking at data: √q0 of the
  /// Asimov data, nuisance parameters at their initial values.
  ///
  /// - Throws: `ModelError.noParameterOfInterest`.
  public func expectedSignificance(mu: Double = 1) throws -> Checked<Double> {
    let poi = try parameterOfInterest()
    var truth = model.initialValues
    truth[poi] = try mu.finite(for: "μ")
    let asimov = ProfileLikelihood(self, asimovDataAt: truth, of: poi)
    return Checked(result: asimov.q0().squareRoot(), warnings: asimov.warnings)
  }
}

/// The fits of limit tests of one data set, shared by all signal strengths.
final class LimitTester {
  let statistic: LimitStatistic
  let observed: ProfileLikelihood
  /// Background-only Asimov data, nuisance parameters fitted to the observed data.
  let asimov: ProfileLikelihood

  init(_ likelihood: Likelihood, _ statistic: LimitStatistic) throws {
    self.statistic = statistic
    let poi = try likelihood.parameterOfInterest()
    observed = ProfileLikelihood(likelihood, of: poi)
    asimov = ProfileLikelihood(
      likelihood, asimovDataAt: observed.fit(at: 0).parameters, of: poi)
  }

  func test(_ mu: Double) -> Checked<LimitTest<Double>> {
    let value = statistic == .q ? observed.q(mu) : observed.qTilde(mu)
    // The best fit to this Asimov data is at μ = 0, where q and q̃ agree.
    let expected = asimov.q(mu)
    return Checked(
      result: LimitTest(statistic, observed: value, asimov: expected),
      warnings: observed.warnings + asimov.warnings)
  }
}
