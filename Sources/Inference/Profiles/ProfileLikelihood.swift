import HistFactory

/// The fits of one data set that compare values of one parameter: the free fit, and fits at fixed
/// values, each made once.
///
/// Fits at fixed values start from the free one and from the initial values, whose descents may end in
/// different minima; the lower one counts. If it is lower than the free fit, that one was in another
/// minimum, and is made again from there.
final class ProfileLikelihood {
  let likelihood: Likelihood
  /// The position of the parameter in θ.
  let element: Int
  /// The fit with the parameter free within its bounds.
  private(set) var free: BestFit
  private var fixed: [Double: BestFit] = [:]

  init(_ likelihood: Likelihood, of element: Int) {
    (self.likelihood, self.element) = (likelihood, element)
    free = likelihood.fit(holding: [:], from: likelihood.model.initialValues)
  }

  /// For Asimov data the free fit is known: it is the truth that made the data.
  ///
  /// - Parameters:
  ///   - likelihood: Of any data.
  ///   - truth: All parameters, within their bounds.
  ///   - element: The position of the parameter.
  init(_ likelihood: Likelihood, asimovDataAt truth: [Double], of element: Int) {
    self.likelihood = likelihood.asimov(at: truth)
    self.element = element
    let all = truth.map { _ in true }
    free = BestFit(
      parameters: truth, halfDeviance: self.likelihood.halfDeviance(at: truth),
      outcome: .converged, solver: .newton, iterations: 0, restarts: 0,
      likelihood: self.likelihood, isFitted: all, isFree: all)
  }

  /// The best fit of the parameter.
  var bestValue: Double { free.parameters[element] }

  /// The fit with the parameter held at a value, which may lie outside its bounds.
  func fit(at value: Double) -> BestFit {
    if let known = fixed[value] { return known }
    let (near, far) = (
      fit(at: value, from: free.parameters), fit(at: value, from: likelihood.model.initialValues)
    )
    let fit = far.isBetter(than: near) ? far : near
    fixed[value] = fit
    let isAllowed =
      likelihood.model.lowerBounds[element] <= value
      && value <= likelihood.model.upperBounds[element]
    if isAllowed && fit.halfDeviance < free.halfDeviance - 1e-9 * (1 + abs(free.halfDeviance)) {
      let lower = likelihood.fit(holding: [:], from: fit.parameters)
      if lower.halfDeviance < free.halfDeviance { free = lower }
    }
    return fit
  }

  private func fit(at value: Double, from start: [Double]) -> BestFit {
    var start = start
    start[element] = value
    return likelihood.fit(holding: [element: value], from: start)
  }

  /// −2 log of the profile likelihood ratio to a reference, not below 0.
  private func ratio(_ value: Double, to reference: () -> BestFit) -> Double {
    let fit = fit(at: value)
    return max(2 * (fit.halfDeviance - reference().halfDeviance), 0)
  }

  /// tμ (arXiv:1007.1727, equation 8).
  func t(_ mu: Double) -> Double { ratio(mu) { free } }

  /// t̃μ: a negative best fit is compared with μ = 0 (equation 11).
  func tTilde(_ mu: Double) -> Double {
    let fit = fit(at: mu)
    let reference = bestValue < 0 ? self.fit(at: 0) : free
    return max(2 * (fit.halfDeviance - reference.halfDeviance), 0)
  }

  /// q0 (equation 12).
  func q0() -> Double {
    let t = t(0)
    return bestValue > 0 ? t : 0
  }

  /// qμ (equation 14).
  func q(_ mu: Double) -> Double {
    let t = t(mu)
    return bestValue > mu ? 0 : t
  }

  /// q̃μ (equation 16).
  func qTilde(_ mu: Double) -> Double {
    let t = tTilde(mu)
    return bestValue > mu ? 0 : t
  }

  /// Whether all fits converged, but for those at values where the data are impossible.
  var isConverged: Bool {
    free.isConverged
      && fixed.values.allSatisfy { $0.isConverged || $0.halfDeviance == .infinity }
  }

  /// What to know about fits that did not converge.
  var warnings: [String] {
    let name = likelihood.model.elementNames[element]
    var texts = free.isConverged ? [] : ["free fit: \(free.outcome)"]
    for (value, fit) in fixed.sorted(by: { $0.key < $1.key }) where !fit.isConverged {
      texts.append("fit at \(name) = \(value): \(fit.outcome)")
    }
    return texts
  }
}

extension BestFit {
  /// A converged fit is better than one that is not, then the lower one; NaN is worst.
  fileprivate func isBetter(than other: BestFit) -> Bool {
    if isConverged != other.isConverged { return isConverged }
    return halfDeviance < other.halfDeviance || other.halfDeviance.isNaN
  }
}

extension Likelihood {
  /// The position of the parameter of interest in θ.
  ///
  /// - Throws: `ModelError.noParameterOfInterest`.
  func parameterOfInterest() throws -> Int {
    try model.index(of: model.requireParameterOfInterest())
  }
}
