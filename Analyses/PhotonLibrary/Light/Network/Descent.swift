import Autodiff
import NumericalMethods
import Optimization
import Parameters

/// Steps of Adam along the gradient of a loss, at a rate that falls along half a cosine.
struct Descent {
  let evaluator: Evaluator
  private let parameters: ParameterSet
  private let schedule: LearningRateSchedule
  private let rate: Double
  private var optimiser: Adam

  init(
    _ loss: GlobalExpression, over parameters: ParameterSet, rate: Double, steps: Int, threads: Int
  ) {
    let slopes = gradient(of: loss, withRespectTo: parameters.rawExpressions)
    evaluator = Evaluator(Plan([loss] + slopes), threads: threads)
    (self.parameters, self.rate) = (parameters, rate)
    schedule = .cosine(steps: steps, final: 0.001)
    optimiser = Adam(learningRate: rate)
  }

  /// One step; the loss before it.
  mutating func step(_ values: inout ParameterValues) throws -> Double {
    let here = try lossAndGradient(at: values)
    guard here.isFinite else { throw LightError.notFinite(step: optimiser.state.step) }
    optimiser.learningRate = rate * schedule.factor(at: optimiser.state.step)
    optimiser.update(&values, along: here.gradient)
    return here.loss
  }

  /// Steps of the quasi-Newton method, on the same events in all of them.
  ///
  /// - Parameters:
  ///   - values: The values to move.
  ///   - count: How many steps, one or more; fewer where no lower loss is found.
  ///   - progress: Is told the step and the loss of each 100th step and of the last one.
  func polish(
    _ values: inout ParameterValues, steps count: Int, progress: (Int, Double) -> Void
  ) throws {
    var search = LBFGS(learningRate: 1e-3, memory: 20, gradientTolerance: 0)
    var here = try lossAndGradient(at: values)
    for step in 1...count {
      let result = try search.step(&values, from: here) { try lossAndGradient(at: $0) }
      guard result.outcome.mayGoOn else { return progress(step - 1, here.loss) }
      here = try result.arrival ?? lossAndGradient(at: values)
      if step % 100 == 0 || step == count { progress(step, here.loss) }
    }
  }

  private func lossAndGradient(at values: ParameterValues) throws -> LossAndGradient {
    let results = try evaluator.evaluate(values.assignments)
    return LossAndGradient(
      loss: results[0].scalar,
      gradient: ParameterValues(parameters, tensors: results.dropFirst()))
  }
}
