import Autodiff
import HistFactory

/// The statistic that an upper limit is based on.
public enum LimitStatistic: Sendable, Hashable, CaseIterable {
  /// qμ (arXiv:1007.1727, equation 14).
  case q
  /// q̃μ (equation 16).
  case qTilde
}

/// An asymptotic test of a signal strength, as expressions.
public struct LimitTest: Sendable {
  /// The statistic for the observed data.
  public let observed: GlobalExpression
  /// The statistic for the background-only Asimov data, nuisance parameters fitted to the observed data.
  public let asimov: GlobalExpression
  /// p of the signal-plus-background hypothesis.
  public let clsb: GlobalExpression
  /// One minus p of the background-only hypothesis.
  public let clb: GlobalExpression
  /// p_{s+b} / (1 − p_b).
  public var cls: GlobalExpression { clsb / clb }
  /// CLs expected from background alone at −2, −1, 0, 1 and 2 standard deviations.
  public let expectedCLs: [GlobalExpression]
}

extension HistFactoryModel {
  /// Tests signal strength μ against the data by asymptotic formulae (arXiv:1007.1727, section 3).
  ///
  /// - Throws: `ModelError` without a parameter of interest.
  public func limitTest(
    mu: GlobalExpression, data: ModelData, statistic: LimitStatistic = .qTilde
  ) throws -> LimitTest {
    let observedRatio = try LikelihoodRatio(self, data: data)
    let backgroundOnly = try observedRatio.conditionalFit(mu: 0).parameters
    let asimovRatio = try LikelihoodRatio(self, data: expectedData(at: backgroundOnly))
    let (observed, asimov) =
      switch statistic {
      case .q: (try observedRatio.q(mu: mu), try asimovRatio.q(mu: mu))
      case .qTilde: (try observedRatio.qTilde(mu: mu), try asimovRatio.qTilde(mu: mu))
      }
    let (root, rootA) = (safeSquareRoot(observed), safeSquareRoot(asimov))
    // Beyond the Asimov value q̃ follows another law (equation 65); below it q and q̃ agree.
    var shift = root - rootA
    if statistic == .qTilde {
      let isBeyond = root.isGreater(than: rootA) * rootA.isGreater(than: 0)
      let scale = isBeyond.select(2 * rootA, 1.0)
      shift = isBeyond.select((observed - asimov) / scale, shift)
    }
    return LimitTest(
      observed: observed, asimov: asimov, clsb: normalCDF(-(shift + rootA)),
      clb: normalCDF(-shift),
      expectedCLs: [-2, -1, 0, 1, 2].map { (n: Double) in
        normalCDF(n - rootA) / normalCDF(GlobalExpression(n))
      })
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

  /// The median CLs of signal strength `mu` expected without signal: p_{s+b} over ½, the median of 1 − p_b.
  public func expectedCLs(mu: GlobalExpression = 1) throws -> GlobalExpression {
    let background = try nominalParameters(mu: 0)
    let q = try LikelihoodRatio(self, asimovDataAt: background).q(mu: mu)
    return 2 * normalCDF(-safeSquareRoot(q))
  }
}
