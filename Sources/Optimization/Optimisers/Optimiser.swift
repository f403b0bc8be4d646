import Parameters

/// A rule that moves parameters towards a smaller loss.
///
/// A value: a copy made before a step is a checkpoint. A training loop has one call for every kind:
/// ```swift
/// var optimiser: any Optimiser = LBFGS()
/// var here = try lossAndGradient(at: values)
/// while optimiser.state.step < 100 {
///   let step = try optimiser.step(&values, from: here) { try lossAndGradient(at: $0) }
///   guard step.outcome.mayGoOn else { break }
///   here = try step.arrival ?? lossAndGradient(at: values)
/// }
/// ```
public protocol Optimiser: Sendable {
  /// The learning rate of a parameter whose own factor is 1; a schedule may set it at each step. At
  /// 0 the values stay.
  var learningRate: Double { get set }

  /// What the rule remembers from step to step.
  var state: OptimiserState { get set }

  /// The moments that `state` holds from the first step on.
  var moments: [Moment] { get }

  /// Moves `values` by one step.
  ///
  /// Raw values move. Frozen parameters and those without a gradient stay. A
  /// `FirstOrderOptimiser` evaluates nothing; the others search along lines, for which loss and
  /// gradient must belong together: a clipped gradient is of no use to them.
  ///
  /// - Parameters:
  ///   - values: The values to move.
  ///   - here: The loss and its gradient at `values`, with respect to some or all of them.
  ///   - evaluate: The same loss and gradient elsewhere, of the same parameters. Where the loss is
  ///     not defined it gives a loss or gradient that is not finite, and the search backs off.
  /// - Returns: What became of the step.
  /// - Throws: What `evaluate` throws; values and state are then as before.
  /// - Precondition: every parameter of the gradient has a value; the gradient is of the same
  ///   parameters at every step.
  @discardableResult
  mutating func step(
    _ values: inout ParameterValues, from here: LossAndGradient,
    evaluate: (ParameterValues) throws -> LossAndGradient
  ) throws -> OptimiserStep
}

extension Optimiser {
  func requireLearningRate() {
    precondition(
      learningRate.isFinite && learningRate >= 0,
      "learning rate \(learningRate); give a number of at least 0")
  }
}
