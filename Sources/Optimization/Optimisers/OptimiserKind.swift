import Diagnostics

/// The optimisers by name, as a command line gives them.
/// ```swift
/// let optimiser = try OptimiserKind(named: "adamw").optimiser(learningRate: 1e-3)
/// ```
public enum OptimiserKind: String, CaseIterable, Sendable {
  case sgd, adam, adamw, rmsprop, nadam, lbfgs, bfgs

  /// The kind of this name.
  ///
  /// - Parameter name: Such as "adam", in any case.
  /// - Throws: `OptimiserKindError.unknown` for other names.
  public init(named name: String) throws(OptimiserKindError) {
    guard let kind = OptimiserKind(rawValue: name.lowercased()) else {
      throw OptimiserKindError.unknown(name)
    }
    self = kind
  }

  /// A fresh optimiser of this kind with its usual settings.
  ///
  /// - Parameter learningRate: The learning rate; the kind's default if nil.
  /// - Throws: `OptimiserKindError.learningRate` for one that is not above 0 or not finite.
  public func optimiser(learningRate: Double? = nil) throws(OptimiserKindError) -> any Optimiser {
    let rate = learningRate ?? defaultLearningRate
    guard rate > 0 && rate.isFinite else { throw OptimiserKindError.learningRate(rate) }
    return make(rate)
  }

  /// The learning rate where none is given.
  public var defaultLearningRate: Double {
    switch self {
    case .sgd, .rmsprop: 1e-2
    case .adam, .adamw, .nadam: 1e-3
    case .lbfgs, .bfgs: 0.1
    }
  }

  /// What it is, in a few words.
  public var summary: String {
    switch self {
    case .sgd: "gradient descent"
    case .adam: "Adam"
    case .adamw: "Adam with decoupled weight decay of 0.01"
    case .rmsprop: "gradients over their root mean square"
    case .nadam: "Adam with Nesterov's look ahead"
    case .lbfgs: "quasi-Newton with limited memory, all events in every step"
    case .bfgs: "20 iterations of GSL's quasi-Newton method in every step, few parameters"
    }
  }

  private func make(_ rate: Double) -> any Optimiser {
    switch self {
    case .sgd: GradientDescent(learningRate: rate)
    case .adam: Adam(learningRate: rate)
    case .adamw: AdamW(learningRate: rate)
    case .rmsprop: RMSProp(learningRate: rate)
    case .nadam: NAdam(learningRate: rate)
    case .lbfgs: LBFGS(learningRate: rate)
    case .bfgs: BFGS(learningRate: rate)
    }
  }
}

/// What can be wrong with an optimiser that is asked for by name.
public enum OptimiserKindError: Error, Hashable, CustomStringConvertible {
  case unknown(String)
  case learningRate(Double)

  public var description: String {
    let names = OptimiserKind.allCases.map(\.rawValue)
    return switch self {
    case .unknown(let name):
      """
      there is no optimiser '\(name)'; give one of \(names.joined(separator: ", "))\
      \(suggestion(for: name, in: names))
      """
    case .learningRate(let rate):
      "the learning rate is \(rate); give a number above 0"
    }
  }
}
