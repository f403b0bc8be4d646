import Parameters

/// A rule that moves parameters against the gradient of a loss.
///
/// A value: a copy made before a step is a checkpoint.
/// ```swift
/// var optimiser = Adam(learningRate: 1e-3)
/// optimiser.learningRate = 1e-3 * schedule.factor(at: optimiser.state.step)
/// optimiser.update(&values, along: gradient)
/// ```
public protocol Optimiser: Sendable {
  /// The learning rate of a parameter whose own factor is 1; a schedule may set it at each step.
  var learningRate: Double { get set }

  /// What the rule remembers from step to step.
  var state: OptimiserState { get set }

  /// The moments that `state` holds from the first step on.
  static var moments: [Moment] { get }

  /// Moves `values` by one step.
  ///
  /// Raw values move; each by the learning rate times its parameter's `learningRateFactor`. Frozen
  /// parameters and those without a gradient stay. Numbers that are not finite are passed on, so
  /// look at `gradient.firstNonFinite` before.
  ///
  /// - Parameters:
  ///   - values: The values to move.
  ///   - gradient: The derivative of the loss with respect to raw values, of some or all of them.
  /// - Precondition: every parameter of the gradient has a value; the gradient is of the same
  ///   parameters at every step.
  mutating func update(_ values: inout ParameterValues, along gradient: ParameterValues)
}

extension Optimiser {
  func requireLearningRate() {
    precondition(
      learningRate.isFinite && learningRate >= 0,
      "learning rate \(learningRate); give a number of at least 0")
  }

  /// Applies a rule to each parameter that may move, with its own learning rate.
  func forEachTrainable(
    of gradient: ParameterValues, _ body: (Parameter, [Double], _ rate: Double) -> Void
  ) {
    for (parameter, tensor) in zip(gradient.parameters, gradient.tensors)
    where parameter.isTrainable {
      body(parameter, tensor.elements, learningRate * parameter.learningRateFactor)
    }
  }
}
