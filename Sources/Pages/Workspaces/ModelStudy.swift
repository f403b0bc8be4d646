import HistFactory
import Inference

/// What a likelihood says, as far as a page shows it.
public struct ModelStudy: Sendable {
  /// Beyond as many free parameters, impacts are not found: each takes two fits.
  static let impactLimit = 400

  /// What the model is called.
  public let name: String
  /// The parameter of interest; nil without one, and then only the fit is known.
  public let interest: String?
  /// The best fit of all parameters.
  public let fit: BestFit
  /// Of the fit's estimates; nil where the likelihood does not determine them.
  public let covariance: Covariance?
  /// Expected events after the fit; nil as the covariance.
  public let yields: Yields?
  /// The test of background alone; nil without a parameter of interest, as all below.
  public private(set) var discovery: DiscoveryTest<Double>?
  /// The upper limit at 95 % confidence (CLs).
  public private(set) var limit: UpperLimit<Double>?
  /// Tests of signal strengths up to beyond the limits, from which these may be read off.
  public private(set) var limitTests: [(mu: Double, test: LimitTest<Double>)] = []
  /// The profile likelihood of the parameter of interest; nil also where there is no range for it.
  public private(set) var scan: Scan?
  /// Impacts of nuisance parameters; nil also where they were not found, which a warning says.
  public private(set) var ranking: Ranking?
  /// What to know before believing the numbers.
  public private(set) var warnings: [String] = []

  /// Whether the fit, the scan and the impacts are those of data that are expected, not of data.
  public let isExpected: Bool

  /// Fits, tests and scans a model.
  ///
  /// - Parameters:
  ///   - likelihood: The model with its data.
  ///   - name: What it is called.
  ///   - expectation: A signal strength whose expected (Asimov) data take the place of the data, but for
  ///     the limit, which is that of no signal; nil for the data.
  /// - Throws: Problems of the model.
  public init(_ likelihood: Likelihood, named name: String, expecting expectation: Double? = nil)
    throws
  {
    self.name = name
    isExpected = expectation != nil
    interest = likelihood.model.parameterOfInterest
    let fitted = try expectation.map { try likelihood.expecting($0) } ?? likelihood
    fit = try fitted.fit()
    covariance = fit.covariance
    yields = try? fit.yields()
    if !fit.isConverged { warnings.append("The fit did not converge: \(fit.outcome).") }
    if covariance == nil {
      warnings.append(
        "The likelihood does not determine all parameters; errors and impacts are not known.")
    }
    warnings += boundWarnings
    guard let interest else { return }
    let (discovery, limit) = (try fitted.discoveryTest(), try likelihood.upperLimit())
    (self.discovery, self.limit) = (discovery.result, limit.result)
    warnings += discovery.warnings + limit.warnings
    try testLimits(likelihood, limit.result)
    try scan(fitted, interest)
    if fit.namesAtBounds.contains(interest) {
      warnings.append(
        "The best fit of \(interest) is at a bound of its range and does not move; impacts are not shown."
      )
    } else {
      try rank(fitted)
    }
  }

  private var boundWarnings: [String] {
    let names = fit.namesAtBounds.filter { $0 != interest }
    guard let first = names.first else { return [] }
    let more = names.count > 1 ? " and \(names.count - 1) more parameters" : ""
    return [
      "In the best fit, \(first)\(more) ended at a bound of the allowed range; the errors do not know of it."
    ]
  }

  private mutating func testLimits(_ likelihood: Likelihood, _ limit: UpperLimit<Double>) throws {
    let largest = ([limit.observed] + limit.expected).filter { $0.isFinite && $0 > 0 }.max()
    guard let largest else { return }
    for step in 1...24 {
      let mu = 1.15 * largest * Double(step) / 24
      let test = try likelihood.limitTest(mu: mu)
      limitTests.append((mu, test.result))
      warnings += test.warnings.filter { !warnings.contains($0) }
    }
  }

  /// The profile likelihood within its bounds, to two and a half standard deviations.
  private mutating func scan(_ likelihood: Likelihood, _ interest: String) throws {
    let (best, error) = (try fit.value(of: interest), try fit.uncertainty(of: interest))
    let bounds = likelihood.model.bounds(of: interest)
    // A best fit at a bound has no error; the limit says how far to go.
    let reach = error.isFinite && error > 0 ? 2.5 * error : 1.5 * ((limit?.observed ?? .nan) - best)
    guard reach.isFinite, reach > 0 else { return }
    let low = max(best - reach, bounds?.lowerBound ?? -.infinity)
    let high = min(best + reach, bounds?.upperBound ?? .infinity)
    let values = (0...40).map { low + (high - low) * Double($0) / 40 }
    let scan = try likelihood.scan(interest, at: values)
    self.scan = scan
    warnings += scan.warnings
  }

  private mutating func rank(_ likelihood: Likelihood) throws {
    guard covariance != nil else { return }
    let count = fit.isFitted.count { $0 }
    guard count <= Self.impactLimit else {
      warnings.append(
        "Impacts are not shown: \(count) parameters are free, more than \(Self.impactLimit);"
          + " 'apus impacts' finds them.")
      return
    }
    let ranking = try likelihood.impacts()
    self.ranking = ranking
    warnings += ranking.warnings
  }
}

extension Likelihood {
  /// The same with the data that are expected at a signal strength, other parameters at their initial
  /// values.
  fileprivate func expecting(_ mu: Double) throws -> Likelihood {
    guard let interest = model.parameterOfInterest,
      let element = model.elementNames.firstIndex(of: interest)
    else { return self }
    var truth = model.initialValues
    truth[element] = mu
    return asimov(at: truth)
  }
}

extension HistFactoryModel {
  fileprivate func bounds(of name: String) -> ClosedRange<Double>? {
    parameters.first { $0.name == name }?.bounds.first
  }
}
