import Autodiff
import HistFactory

/// An asymptotic test of the background-only hypothesis: as expressions, or as numbers.
public struct DiscoveryTest<Value: TestValue>: Sendable {
  /// q0 of the observed data.
  public let observed: Value
  /// q0 of the Asimov data of μ = 1, nuisance parameters fitted to the observed data.
  public let asimov: Value
  /// Z = √q0 (arXiv:1007.1727, equation 53).
  public var significance: Value { safeSquareRoot(observed) }
  /// The median significance expected: √ of q0 of the Asimov data.
  public var expectedSignificance: Value { safeSquareRoot(asimov) }
  /// p0 = Φ(−Z), accurate far into the tail.
  public var pValue: Value { .normalProbability(below: -significance) }
  /// p0 expected from a signal of μ = 1, where the data fluctuate by 2, 1, 0, −1 and −2 standard
  /// deviations towards it: smallest first.
  public var expectedPValues: [Value] {
    standardDeviations.map { .normalProbability(below: Value($0) - expectedSignificance) }
  }
}

extension HistFactoryModel {
  /// Tests the background-only hypothesis against the data by asymptotic formulae.
  ///
  /// - Throws: `ModelError` without a parameter of interest.
  public func discoveryTest(data: ModelData) throws -> DiscoveryTest<GlobalExpression> {
    let ratio = try LikelihoodRatio(self, data: data)
    let signal = try ratio.conditionalFit(mu: 1).parameters
    return DiscoveryTest(
      observed: try ratio.q0(), asimov: try LikelihoodRatio(self, asimovDataAt: signal).q0())
  }

  /// The discovery test of some data: Z = √q0, one-sided.
  public func discoverySignificance(data: ModelData) throws -> GlobalExpression {
    safeSquareRoot(try LikelihoodRatio(self, data: data).q0())
  }

  /// The median significance expected for signal strength `mu`: √q0 of its Asimov data.
  public func expectedSignificance(mu: GlobalExpression = 1) throws -> GlobalExpression {
    let truth = try nominalParameters(mu: mu)
    return safeSquareRoot(try LikelihoodRatio(self, asimovDataAt: truth).q0())
  }

  /// p0 = Φ(−Z) expected for signal strength `mu`; accurate far into the tail.
  public func expectedDiscoveryPValue(mu: GlobalExpression = 1) throws -> GlobalExpression {
    normalCDF(-(try expectedSignificance(mu: mu)))
  }
}
