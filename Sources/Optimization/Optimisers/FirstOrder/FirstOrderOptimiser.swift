import Parameters

/// A rule that needs the gradient at the present values alone.
/// ```swift
/// var optimiser = Adam(learningRate: 1e-3)
/// optimiser.learningRate = 1e-3 * schedule.factor(at: optimiser.state.step)
/// optimiser.update(&values, along: gradient)
/// ```
public protocol FirstOrderOptimiser: Optimiser {
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

extension FirstOrderOptimiser {
  /// Moves `values` as `update(_:along:)` does, without evaluating anything.
  @discardableResult
  public mutating func step(
    _ values: inout ParameterValues, from here: LossAndGradient,
    evaluate: (ParameterValues) throws -> LossAndGradient
  ) throws -> OptimiserStep {
    update(&values, along: here.gradient)
    return OptimiserStep(learningRate > 0 ? .moved : .held)
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
