import HistFactory
import NumericalMethods

/// How well a model describes data: twice the log-likelihood ratio of the saturated model to the fit.
///
/// The saturated model meets every count and every auxiliary measurement exactly; the statistic follows
/// a χ² distribution where counts are large (Baker and Cousins, doi:10.1016/0167-5087(84)90016-4).
public struct GoodnessOfFit: Sendable {
  /// −2 log L(θ̂) + 2 log L of the saturated model.
  public let statistic: Double
  /// Bins minus fitted parameters without a constraint; those with one bring a datum of their own.
  public let degreesOfFreedom: Int
  /// The probability of a statistic at least as large; NaN without degrees of freedom.
  public let pValue: Double
}

extension BestFit {
  /// How well the fitted model describes the data.
  public var goodness: GoodnessOfFit {
    let statistic = 2 * halfDeviance
    let unconstrained = likelihood.model.parameters.filter { !$0.isConstrained }
    let fitted = unconstrained.flatMap(\.range).filter { isFitted[$0] }.count
    let degrees = likelihood.main.count - fitted
    return GoodnessOfFit(
      statistic: statistic, degreesOfFreedom: degrees,
      pValue: degrees > 0
        ? chiSquaredSurvival(statistic, degreesOfFreedom: Double(degrees)) : .nan)
  }
}
