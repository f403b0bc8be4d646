import Autodiff
import Optimization
import Parameters

/// (1 − x₀)² + 100 (x₁ − x₀²)² + (1 + x₀²) Σ (y − t)² / 10 with t = [[0, 2], [1, 3]].
struct GoldenLoss {
  let x: Parameter
  let y: Parameter
  let set: ParameterSet
  private let plan: Plan

  init(yFactor: Double = 1, isYTrainable: Bool = true) {
    x = Parameter("x", value: [-1.25, 0.5])
    y = Parameter(
      "y", value: Tensor(rows: [[0.5, -0.25], [1.5, 2]]), learningRateFactor: yFactor,
      isTrainable: isYTrainable)
    set = ParameterSet([x, y])
    let (x, y) = (x.expression, y.expression)
    let target = GlobalExpression(Tensor(rows: [[0, 2], [1, 3]]))
    let valley = square(1.0 - x[0]) + 100.0 * square(x[1] - square(x[0]))
    let bowl = 0.1 * (1.0 + square(x[0])) * square(y - target).sum()
    let loss = valley + bowl
    plan = Plan([loss] + Autodiff.gradient(of: loss, withRespectTo: set.rawExpressions))
  }

  var start: ParameterValues { .initial(set, seed: 0) }

  func evaluate(at values: ParameterValues) throws -> LossAndGradient {
    let results = try Evaluator(plan, threads: 1).evaluate(values.assignments)
    return LossAndGradient(
      loss: results[0].scalar, gradient: ParameterValues(set, tensors: results.dropFirst()))
  }

  func gradient(at values: ParameterValues) throws -> ParameterValues {
    try evaluate(at: values).gradient
  }

  /// Steps until a count is reached.
  func run(_ optimiser: inout some Optimiser, _ values: inout ParameterValues, until step: Int)
    throws
  {
    while optimiser.state.step < step {
      try optimiser.step(&values, from: evaluate(at: values)) { try evaluate(at: $0) }
    }
  }
}
