import Autodiff
import HistFactory

/// The statistic that an upper limit is based on.
public enum LimitStatistic: Sendable, Hashable, CaseIterable {
  /// qμ (arXiv:1007.1727, equation 14).
  case q
  /// q̃μ (equation 16).
  case qTilde
}

/// An asymptotic test of a signal strength: as expressions, or as numbers.
public struct LimitTest<Value: TestValue>: Sendable {
  /// The statistic for the observed data.
  public let observed: Value
  /// The statistic for the background-only Asimov data, nuisance parameters fitted to the observed data.
  public let asimov: Value
  /// p of the signal-plus-background hypothesis.
  public let clsb: Value
  /// One minus p of the background-only hypothesis.
  public let clb: Value
  /// p_{s+b} / (1 − p_b).
  public var cls: Value { clsb / clb }
  /// CLs expected from background alone at −2, −1, 0, 1 and 2 standard deviations.
  public let expectedCLs: [Value]

  /// The formulae of arXiv:1007.1727, section 3.
  ///
  /// - Parameters:
  ///   - statistic: Which statistic the values are of.
  ///   - observed: The statistic for the observed data.
  ///   - asimov: The statistic for the background-only Asimov data.
  public init(_ statistic: LimitStatistic, observed: Value, asimov: Value) {
    let (root, rootA) = (safeSquareRoot(observed), safeSquareRoot(asimov))
    var shift = root - rootA
    if statistic == .qTilde {
      // Beyond the Asimov value q̃ follows another law (equation 65); below it q and q̃ agree.
      let (zero, one) = (Value(0), Value(1))
      let scale = Value.choose(Value(2) * rootA, one, where: rootA, exceeds: zero)
      let beyond = Value.choose((observed - asimov) / scale, shift, where: rootA, exceeds: zero)
      shift = .choose(beyond, shift, where: root, exceeds: rootA)
    }
    (self.observed, self.asimov) = (observed, asimov)
    clsb = .normalProbability(below: -(shift + rootA))
    clb = .normalProbability(below: -shift)
    expectedCLs = standardDeviations.map { n in
      .normalProbability(below: Value(n) - rootA) / .normalProbability(below: Value(n))
    }
  }
}

/// Where expected results are quoted: the median and 1 and 2 standard deviations on either side.
let standardDeviations: [Double] = [-2, -1, 0, 1, 2]

extension HistFactoryModel {
  /// Tests signal strength μ against the data by asymptotic formulae (arXiv:1007.1727, section 3).
  ///
  /// Where the statistics are 0 (no signal, or μ = 0) CLs is 1 and its derivatives are 0.
  ///
  /// - Throws: `ModelError` without a parameter of interest.
  public func limitTest(
    mu: GlobalExpression, data: ModelData, statistic: LimitStatistic = .qTilde
  ) throws -> LimitTest<GlobalExpression> {
    try LimitFits(self, data: data).test(mu: mu, statistic)
  }

  /// The median CLs of signal strength `mu` expected without signal: p_{s+b} over ½, the median of 1 − p_b.
  ///
  /// The Asimov data are made with nuisance parameters at their initial values, not fitted to data.
  public func expectedCLs(mu: GlobalExpression = 1) throws -> GlobalExpression {
    let background = try nominalParameters(mu: 0)
    let q = try LikelihoodRatio(self, asimovDataAt: background).q(mu: mu)
    return 2 * normalCDF(-safeSquareRoot(q))
  }
}

/// The fits of limit tests of one data set, shared by all signal strengths.
struct LimitFits {
  let observed: LikelihoodRatio
  let backgroundOnly: Fit
  /// Background-only Asimov data, nuisance parameters fitted to the observed data.
  let asimov: LikelihoodRatio

  init(_ model: HistFactoryModel, data: ModelData) throws {
    observed = try LikelihoodRatio(model, data: data)
    backgroundOnly = try observed.conditionalFit(mu: 0)
    asimov = try LikelihoodRatio(model, asimovDataAt: backgroundOnly.parameters)
  }

  func test(mu: GlobalExpression, _ statistic: LimitStatistic) throws
    -> LimitTest<GlobalExpression>
  {
    let value =
      switch statistic {
      case .q: try observed.q(mu: mu)
      case .qTilde: try observed.qTilde(mu: mu, backgroundOnly: backgroundOnly)
      }
    // The best fit to this Asimov data is at μ = 0, where q and q̃ agree.
    return LimitTest(statistic, observed: value, asimov: try asimov.q(mu: mu))
  }

  /// The uncertainty of μ where there is no signal, as far as searches need it.
  func expectedUncertainty() throws -> GlobalExpression {
    1 / safeSquareRoot(try asimov.q(mu: 1))
  }
}
