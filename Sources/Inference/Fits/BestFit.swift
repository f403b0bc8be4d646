import HistFactory
import NumericalMethods

/// Where the likelihood of some data is highest, as numbers, and how that was found.
public struct BestFit: Sendable {
  /// All parameters θ̂, those that were held included.
  public let parameters: [Double]
  /// −log L at θ̂ relative to the saturated model.
  public let halfDeviance: Double
  /// How the search ended; its text says what to try if it did not converge.
  public let outcome: BoundedOutcome
  /// The method that the search ended with.
  public let solver: BoundedSolver
  /// Iterations of all searches made.
  public let iterations: Int
  /// Further starts that were made because the first search failed.
  public let restarts: Int
  /// The likelihood that was maximised.
  public let likelihood: Likelihood
  /// True for elements of θ that the fit varied, bounds or not.
  public let isFitted: [Bool]
  /// True for elements that were varied and are not held by a bound.
  public let isFree: [Bool]

  public var isConverged: Bool { outcome == .converged }

  /// −log L at θ̂, with all constants.
  public var negativeLogLikelihood: Double { likelihood.negativeLogLikelihood(at: parameters) }

  /// The value of a parameter or of an element such as `stat[2]`; the first element of several.
  ///
  /// - Throws: `ModelError.unknownParameter`, with near names.
  public func value(of name: String) throws -> Double {
    parameters[try likelihood.model.elements(named: name).lowerBound]
  }

  /// Elements that were varied and ended at a bound that the likelihood would cross.
  public var namesAtBounds: [String] {
    zip(likelihood.model.elementNames, zip(isFitted, isFree)).compactMap { name, state in
      state.0 && !state.1 ? name : nil
    }
  }
}
