import Parameters

/// Where a search begins, and the way from its variables to values.
struct SearchStart {
  let values: ParameterValues
  let loss: Double
  /// The derivative with respect to the variables of the search.
  let gradient: ParameterValues
  private let variables: ScaledVariables

  init(_ values: ParameterValues, _ here: LossAndGradient) {
    (self.values, loss) = (values, here.loss)
    variables = ScaledVariables(here.gradient.parameters)
    gradient = variables.gradient(here.gradient)
  }

  /// The place itself, as a point of any line through it.
  var here: LossAndGradient { LossAndGradient(loss: loss, gradient: gradient) }

  /// Why no search should begin, if there is a reason.
  func obstacle(learningRate: Double, tolerance: Double) -> OptimiserStep.Outcome? {
    if !here.isFinite { return .notFinite }
    if learningRate == 0 { return .held }
    return gradient.norm <= tolerance ? .converged : nil
  }

  /// The values at a distance from here.
  func values(along direction: ParameterValues, by factor: Double = 1) -> ParameterValues {
    variables.moved(values, along: direction, by: factor)
  }

  /// A gradient elsewhere, with respect to the variables of the search.
  func gradient(_ there: LossAndGradient) -> ParameterValues { variables.gradient(there.gradient) }
}
