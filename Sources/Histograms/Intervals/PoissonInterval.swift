import Foundation
import NumericalMethods

/// The probability within one standard deviation of a normal variable, 0.6827.
public let oneStandardDeviation = erf(0.5.squareRoot())

/// The central confidence interval of Garwood for the mean of a Poisson variable:
/// ½ χ²(α/2; 2n) to ½ χ²(1 − α/2; 2n + 2), with quantiles χ² and α = 1 − coverage.
///
/// Its lower end is 0 for n = 0. Good to 1e-11. Garwood, doi:10.1093/biomet/28.3-4.437.
///
/// - Parameters:
///   - count: n, at least 0; need not be whole.
///   - coverage: The probability that the interval covers the mean, at least.
/// - Precondition: n is finite and at least 0, and the coverage between 0 and 1.
public func poissonInterval(
  count: Double, coverage: Double = oneStandardDeviation
) -> ClosedRange<Double> {
  precondition(count >= 0 && count.isFinite, "\(count) is no number of events")
  let tail = tail(ofCoverage: coverage)
  let low = count == 0 ? 0 : chiSquaredQuantile(tail, degreesOfFreedom: 2 * count) / 2
  let high = chiSquaredQuantile(upperTail: tail, degreesOfFreedom: 2 * count + 2) / 2
  return low...high
}

/// The central confidence interval of Clopper and Pearson for a probability, of which k out of n
/// trials is an estimate: quantiles β(α/2; k, n − k + 1) to β(1 − α/2; k + 1, n − k), with
/// α = 1 − coverage.
///
/// It begins at 0 for k = 0 and ends at 1 for k = n. Good to 1e-11. Clopper and Pearson,
/// doi:10.1093/biomet/26.4.404.
///
/// - Parameters:
///   - passed: k, 0 to n; need not be whole.
///   - total: n, above 0.
///   - coverage: The probability that the interval covers the probability, at least.
/// - Precondition: 0 ≤ k ≤ n with finite n > 0, and the coverage is between 0 and 1.
public func binomialInterval(
  passed: Double, total: Double, coverage: Double = oneStandardDeviation
) -> ClosedRange<Double> {
  precondition(
    total > 0 && total.isFinite && passed >= 0 && passed <= total,
    "\(passed) out of \(total) is no efficiency")
  let tail = tail(ofCoverage: coverage)
  let failed = total - passed
  let low = passed == 0 ? 0 : betaQuantile(tail, passed, failed + 1)
  let high = failed == 0 ? 1 : 1 - betaQuantile(tail, failed, passed + 1)
  return low...high
}

private func tail(ofCoverage coverage: Double) -> Double {
  precondition(coverage > 0 && coverage < 1, "a coverage of \(coverage); expected 0 to 1")
  return (1 - coverage) / 2
}
