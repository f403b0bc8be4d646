import Autodiff
import Foundation
import Optimization
import Parameters

/// A loss of one vector, with its gradient written by hand, and all places where it was evaluated.
final class VectorLoss {
  let x: Parameter
  let set: ParameterSet
  private(set) var places: [[Double]] = []
  private let function: ([Double]) -> (loss: Double, gradient: [Double])

  init(from start: [Double], _ function: @escaping ([Double]) -> (loss: Double, gradient: [Double]))
  {
    x = Parameter("x", shape: [start.count], initialiser: .value(Tensor(start)))
    set = ParameterSet([x])
    self.function = function
  }

  var start: ParameterValues { .initial(set, seed: 0) }

  func evaluate(at values: ParameterValues) -> LossAndGradient {
    places.append(values.flattened)
    let (loss, gradient) = function(values.flattened)
    return LossAndGradient(loss: loss, gradient: ParameterValues(set, flattened: gradient))
  }

  typealias End = (
    values: ParameterValues, here: LossAndGradient, outcome: OptimiserStep.Outcome
  )

  /// Steps until one does not move or there were so many.
  func run(
    _ optimiser: inout some Optimiser, limit: Int
  ) throws -> End {
    var values = start
    var here = evaluate(at: values)
    var outcome = OptimiserStep.Outcome.moved
    while outcome == .moved, optimiser.state.step < limit {
      let step = try optimiser.step(&values, from: here, evaluate: evaluate)
      outcome = step.outcome
      here = step.arrival ?? here
    }
    return (values, here, outcome)
  }
}

extension VectorLoss {
  /// Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)², from −1.2, 1, −1.2, 1 …; lowest, 0, where every x is 1.
  static func rosenbrock(_ count: Int) -> VectorLoss {
    VectorLoss(from: (0..<count).map { $0 % 2 == 0 ? -1.2 : 1 }) { x in
      var (loss, gradient) = (0.0, [Double](repeating: 0, count: count))
      for i in 0..<(count - 1) {
        let (valley, distance) = (x[i + 1] - x[i] * x[i], 1 - x[i])
        loss += 100 * valley * valley + distance * distance
        gradient[i] -= 400 * valley * x[i] + 2 * distance
        gradient[i + 1] += 200 * valley
      }
      return (loss, gradient)
    }
  }

  /// Σ cᵢ xᵢ² / 2 from 1, 1 …; the curvatures c rise from 1 to the condition in equal ratios.
  static func quadratic(_ count: Int, condition: Double) -> VectorLoss {
    let curvatures = (0..<count).map { pow(condition, Double($0) / Double(count - 1)) }
    return VectorLoss(from: Array(repeating: 1, count: count)) { x in
      let gradient = zip(curvatures, x).map { $0 * $1 }
      return (zip(gradient, x).reduce(0) { $0 + $1.0 * $1.1 / 2 }, gradient)
    }
  }
}
