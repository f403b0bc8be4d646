import HistFactory
import NumericalMethods

/// Signal strengths that data exclude: all above it, at the confidence level 1 − `level`.
public struct UpperLimit<Value: Sendable>: Sendable {
  /// The CLs that an excluded signal strength falls below.
  public let level: Double
  /// The limit of the observed data.
  public let observed: Value
  /// Limits expected from background alone at −2, −1, 0, 1 and 2 standard deviations.
  public let expected: [Value]
}

extension Likelihood {
  /// The signal strength at which CLs crosses a level, observed and expected.
  ///
  /// Brent's method on CLs(μ) for the observed limit. Expected limits solve √q_A(μ) = n − Φ⁻¹(level·Φ(n))
  /// for n = −2 … 2, which is where CLs of the Asimov data crosses the level. Neither stops at the
  /// upper bound of the parameter of interest. A limit is infinite, with a warning, where no signal
  /// strength up to 2⁶⁰ standard deviations is excluded, as for a signal without events.
  ///
  /// - Parameters:
  ///   - level: CLs at the limit, between 0 and 1: 0.05 for 95 % confidence.
  ///   - statistic: q̃μ or qμ.
  /// - Throws: `ModelError.noParameterOfInterest`; `TestError.level`.
  public func upperLimit(level: Double = 0.05, statistic: LimitStatistic = .qTilde) throws
    -> Checked<UpperLimit<Double>>
  {
    guard level > 0 && level < 1 else { throw TestError.level(level) }
    let tester = try LimitTester(self, statistic)
    let scale = tester.expectedUncertainty
    var warnings: [String] = []
    let observed = crossing(
      of: { tester.test($0).cls / level - 1 }, above: max(tester.observed.bestValue, 0),
      step: scale, "observed limit", &warnings)
    let expected = standardDeviations.map { n in
      let target = n - normalQuantile(level * normalCDF(n))
      return crossing(
        of: { 1 - tester.asimov.q($0).squareRoot() / target }, above: 0, step: target * scale,
        "expected limit at \(Int(n)) standard deviations", &warnings)
    }
    return Checked(
      result: UpperLimit(level: level, observed: observed, expected: expected),
      warnings: tester.observed.warnings + tester.asimov.warnings + warnings)
  }

  /// Where a falling function is zero, above a point where it is positive.
  private func crossing(
    of function: (Double) -> Double, above start: Double, step: Double, _ name: String,
    _ warnings: inout [String]
  ) -> Double {
    do {
      let root = try findRoot(
        beyond: start, step: step,
        using: Brent(absoluteTolerance: 1e-9 * step, relativeTolerance: 1e-9), of: function)
      if root.outcome == .converged { return root.position }
      warnings.append("\(name): \(root.outcome)")
      return .nan
    } catch {
      warnings.append("\(name): no signal strength up to \(error.positions[1]) is excluded")
      return .infinity
    }
  }
}

extension LimitTester {
  /// The uncertainty of μ where there is no signal: μ/√q_A(μ), which hardly depends on μ
  /// (arXiv:1007.1727, equation 30).
  var expectedUncertainty: Double {
    let q = asimov.q(1)
    return q > 0 ? 1 / q.squareRoot() : 1
  }
}
