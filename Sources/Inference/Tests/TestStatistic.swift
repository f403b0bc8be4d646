import HistFactory
import NumericalMethods

/// A statistic of the profile likelihood ratio (Cowan, Cranmer, Gross and Vitells, arXiv:1007.1727).
///
/// Large values disagree with the signal strength μ that it tests.
public enum TestStatistic: Sendable, Hashable {
  /// q0 for discovery: t0 for a positive best fit, otherwise 0 (equation 12).
  case q0
  /// qμ for upper limits: tμ for a best fit below μ, otherwise 0 (equation 14).
  case q(mu: Double)
  /// q̃μ: as qμ, but a negative best fit is compared with μ = 0 (equation 16).
  case qTilde(mu: Double)
  /// tμ = −2 log of the profile likelihood ratio (equation 8).
  case t(mu: Double)
  /// t̃μ: as tμ, but a negative best fit is compared with μ = 0 (equation 11).
  case tTilde(mu: Double)

  /// The statistic of an upper limit for signal strength μ.
  public init(_ statistic: LimitStatistic, mu: Double) {
    switch statistic {
    case .q: self = .q(mu: mu)
    case .qTilde: self = .qTilde(mu: mu)
    }
  }

  /// The signal strength that it tests.
  public var mu: Double {
    switch self {
    case .q0: 0
    case .q(let mu), .qTilde(let mu), .t(let mu), .tTilde(let mu): mu
    }
  }
}

extension ProfileLikelihood {
  func value(of statistic: TestStatistic) -> Double {
    switch statistic {
    case .q0: q0()
    case .q(let mu): q(mu)
    case .qTilde(let mu): qTilde(mu)
    case .t(let mu): t(mu)
    case .tTilde(let mu): tTilde(mu)
    }
  }
}

extension Likelihood {
  /// The value of a test statistic for these data; infinite where the data are impossible at the
  /// tested signal strength.
  ///
  /// - Throws: `ModelError.noParameterOfInterest`, and `TestError.notFinite` if μ is not finite.
  public func value(of statistic: TestStatistic) throws -> Checked<Double> {
    _ = try statistic.mu.finite(for: "μ")
    let profile = ProfileLikelihood(self, of: try parameterOfInterest())
    let value = profile.value(of: statistic)
    return Checked(result: value, warnings: profile.warnings)
  }
}

extension TestStatistic {
  /// The probability of a value at least as large where the tested hypothesis is true, by the asymptotic
  /// formulae of arXiv:1007.1727: 1 − F of equations 35, 43, 48, 57 and 66.
  ///
  /// It comes from tails of the normal distribution, so it is accurate however small it is.
  ///
  /// - Parameters:
  ///   - value: The statistic's value for the data.
  ///   - asimov: Its value for Asimov data of μ′ = 0, which stands for μ²/σ²; only q̃μ and t̃μ need it.
  public func pValue(of value: Double, asimov: Double) -> Double {
    let (root, rootA) = (safeSquareRoot(value), safeSquareRoot(asimov))
    let far = value > asimov && rootA > 0 ? (value + asimov) / (2 * rootA) : root
    return switch self {
    case .q0, .q: normalSurvival(root)
    case .qTilde: normalSurvival(far)
    case .t: 2 * normalSurvival(root)
    case .tTilde: normalSurvival(root) + normalSurvival(far)
    }
  }
}

extension Likelihood {
  /// The asymptotic p-value of a statistic for these data.
  ///
  /// - Throws: As `value(of:)`.
  public func pValue(of statistic: TestStatistic) throws -> Checked<Double> {
    let mu = try statistic.mu.finite(for: "μ")
    let observed = ProfileLikelihood(self, of: try parameterOfInterest())
    let value = observed.value(of: statistic)
    switch statistic {
    case .q0, .q, .t:
      return Checked(
        result: statistic.pValue(of: value, asimov: 0), warnings: observed.warnings)
    case .qTilde, .tTilde:
      let asimov = ProfileLikelihood(
        self, asimovDataAt: observed.fit(at: 0).parameters, of: observed.element)
      return Checked(
        result: statistic.pValue(of: value, asimov: asimov.t(mu)),
        warnings: observed.warnings + asimov.warnings)
    }
  }
}
