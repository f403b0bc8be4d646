import Autodiff
import HistFactory
import NumericalMethods

extension HistFactoryModel {
  /// The signal strength at which CLs crosses a level, observed and expected, as expressions.
  ///
  /// The same limits as `Likelihood.upperLimit(level:statistic:)`; they are roots whose derivatives by
  /// templates, uncertainties and data follow from the implicit function theorem.
  ///
  /// - Parameters:
  ///   - level: CLs at the limit, between 0 and 1: 0.05 for 95 % confidence.
  ///   - data: What was observed.
  ///   - statistic: q̃μ or qμ.
  /// - Throws: `ModelError` without a parameter of interest; `TestError.level`.
  public func upperLimit(
    level: Double = 0.05, data: ModelData, statistic: LimitStatistic = .qTilde
  ) throws -> UpperLimit<GlobalExpression> {
    guard level > 0 && level < 1 else { throw TestError.level(level) }
    let fits = try LimitFits(self, data: data)
    let start = max(fits.observed.bestFit, 0)
    let scale = try fits.expectedUncertainty()
    let observed = try rethrowing { attempt in
      findRoot("observed limit", beyond: start, step: scale) { mu in
        attempt { try fits.test(mu: mu, statistic).cls / level - 1 }
      }
    }
    return UpperLimit(
      level: level, observed: observed,
      expected: try standardDeviations.map {
        try fits.asimov.expectedLimit(level: level, at: $0, scale: scale)
      })
  }

  /// The median upper limit expected without signal, before looking at data: nuisance parameters at
  /// their initial values.
  ///
  /// - Parameter level: CLs at the limit, between 0 and 1.
  /// - Throws: `ModelError` without a parameter of interest; `TestError.level`.
  public func expectedUpperLimit(level: Double = 0.05) throws -> GlobalExpression {
    guard level > 0 && level < 1 else { throw TestError.level(level) }
    let asimov = try LikelihoodRatio(self, asimovDataAt: nominalParameters(mu: 0))
    return try asimov.expectedLimit(
      level: level, at: 0, scale: 1 / safeSquareRoot(asimov.q(mu: 1)))
  }
}

extension LikelihoodRatio {
  /// Where √q of background-only Asimov data is n − Φ⁻¹(level·Φ(n)), so that expected CLs is `level`.
  fileprivate func expectedLimit(level: Double, at n: Double, scale: GlobalExpression) throws
    -> GlobalExpression
  {
    let target = n - normalQuantile(level * normalCDF(n))
    return try rethrowing { attempt in
      findRoot("expected limit", beyond: 0, step: target * scale) { mu in
        attempt { try 1 - safeSquareRoot(q(mu: mu)) / target }
      }
    }
  }
}

/// Lets closures that cannot throw do so: what the first one threw is thrown at the end.
private func rethrowing(
  _ body: ((() throws -> GlobalExpression) -> GlobalExpression) -> GlobalExpression
) throws -> GlobalExpression {
  var failure: (any Error)?
  let result = body { attempt in
    do {
      return try attempt()
    } catch {
      failure = failure ?? error
      return 0
    }
  }
  if let failure { throw failure }
  return result
}
