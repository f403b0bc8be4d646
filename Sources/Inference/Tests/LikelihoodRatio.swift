import Autodiff
import HistFactory

/// The fits that the likelihood-ratio statistics compare, for one data set.
///
/// Definitions are those of Cowan, Cranmer, Gross and Vitells, arXiv:1007.1727.
public struct LikelihoodRatio: Sendable {
  public let model: HistFactoryModel
  public let data: ModelData
  /// The fit with all parameters free within their bounds.
  public let free: Fit
  private let poi: String
  private let poiIndex: Int

  /// - Parameters:
  ///   - model: The model.
  ///   - data: The data that it is fitted to.
  ///   - starts: Further signal strengths from which the free fit also starts; the lowest minimum
  ///     counts. Needed where the likelihood may have several, as when rates depend on μ².
  public init(_ model: HistFactoryModel, data: ModelData, alsoFrom starts: [Double] = []) throws {
    self.model = model
    self.data = data
    poi = try model.requireParameterOfInterest()
    poiIndex = try model.index(of: poi)
    let poi = poi
    let others = try starts.map { start in
      try model.fit(to: data, from: [poi: start], label: "free fit from \(poi) = \(start)")
    }
    free = others.reduce(try model.fit(to: data, label: "free fit")) { $0.orLower($1) }
  }

  /// For Asimov data the free fit is known: it is the truth that made the data.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - truth: All parameters, of shape `[parameterCount]`, within their bounds.
  public init(_ model: HistFactoryModel, asimovDataAt truth: GlobalExpression) throws {
    self.model = model
    data = model.expectedData(at: truth)
    poi = try model.requireParameterOfInterest()
    poiIndex = try model.index(of: poi)
    free = Fit(
      parameters: truth, halfDeviance: 0.0 * truth.sum(), minimisation: nil, fitted: [])
  }

  /// The best-fit signal strength μ̂.
  public var bestFit: GlobalExpression { free.parameters[poiIndex] }

  /// The fit with the parameter of interest held at μ.
  public func conditionalFit(mu: GlobalExpression) throws -> Fit {
    try model.fit(to: data, fixing: [poi: mu], label: "fit at fixed \(poi)")
  }

  /// tμ = −2 log of the profile likelihood ratio (equation 8), not below 0.
  public func t(mu: GlobalExpression) throws -> GlobalExpression {
    max(2 * (try conditionalFit(mu: mu).halfDeviance - free.halfDeviance), 0)
  }

  /// q0 for discovery: t0 for a positive best fit, otherwise 0 (equation 12).
  public func q0() throws -> GlobalExpression {
    bestFit.isGreater(than: 0).select(try t(mu: 0), 0.0)
  }

  /// qμ for upper limits: tμ for a best fit below μ, otherwise 0 (equation 14).
  public func q(mu: GlobalExpression) throws -> GlobalExpression {
    bestFit.isGreater(than: mu).select(0.0, try t(mu: mu))
  }

  /// q̃μ: as qμ, but a negative best fit is compared with μ = 0 (equation 16).
  ///
  /// The fit at μ = 0 is made explicitly, because a bound at 0 in the free fit finds another
  /// minimum where the likelihood has two.
  public func qTilde(mu: GlobalExpression) throws -> GlobalExpression {
    try qTilde(mu: mu, backgroundOnly: nil)
  }

  func qTilde(mu: GlobalExpression, backgroundOnly: Fit?) throws -> GlobalExpression {
    let ratio = try tTilde(mu: mu, backgroundOnly: backgroundOnly)
    return bestFit.isGreater(than: mu).select(0.0, ratio)
  }

  /// t̃μ: as tμ, but a negative best fit is compared with μ = 0, by a fit there (equation 11).
  public func tTilde(mu: GlobalExpression) throws -> GlobalExpression {
    try tTilde(mu: mu, backgroundOnly: nil)
  }

  private func tTilde(mu: GlobalExpression, backgroundOnly: Fit?) throws -> GlobalExpression {
    guard model.lowerBounds[poiIndex] < 0 else { return try t(mu: mu) }
    let atZero = try backgroundOnly ?? conditionalFit(mu: 0)
    let isNegative = (-bestFit).isGreater(than: 0)
    let reference = isNegative.select(atZero.halfDeviance, free.halfDeviance)
    return max(2 * (try conditionalFit(mu: mu).halfDeviance - reference), 0)
  }
}
