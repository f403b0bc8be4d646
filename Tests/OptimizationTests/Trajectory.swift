import Autodiff
import Optimization
import Parameters
import Testing

/// An optimiser, and where it gets to after some steps.
struct Trajectory: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let optimiser: any Optimiser
  let clipping: GradientClipping?
  let schedule: LearningRateSchedule
  /// The elements of x and y after each of these numbers of steps.
  let positions: [Int: [Double]]

  init(
    _ description: String, _ optimiser: any Optimiser, clipping: GradientClipping? = nil,
    schedule: LearningRateSchedule = .constant, after positions: [Int: [Double]]
  ) {
    testDescription = description
    self.optimiser = optimiser
    self.clipping = clipping
    self.schedule = schedule
    self.positions = positions
  }
}

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
    plan = Plan(Autodiff.gradient(of: valley + bowl, withRespectTo: set.rawExpressions))
  }

  var start: ParameterValues { .initial(set, seed: 0) }

  func gradient(at values: ParameterValues) throws -> ParameterValues {
    ParameterValues(set, tensors: try Evaluator(plan, threads: 1).evaluate(values.assignments))
  }

  /// Steps until a count is reached.
  func run(_ optimiser: inout some Optimiser, _ values: inout ParameterValues, until step: Int)
    throws
  {
    while optimiser.state.step < step {
      optimiser.update(&values, along: try gradient(at: values))
    }
  }
}
