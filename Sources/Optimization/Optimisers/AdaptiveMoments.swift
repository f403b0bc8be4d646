import Foundation
import Parameters

/// The averages that Adam and its relatives share.
struct AdaptiveMoments: Sendable {
  let beta1: Double
  let beta2: Double
  let epsilon: Double

  init(beta1: Double, beta2: Double, epsilon: Double) {
    precondition(
      0..<1 ~= beta1 && 0..<1 ~= beta2, "β₁ = \(beta1), β₂ = \(beta2); give numbers in 0..<1")
    precondition(epsilon.isFinite && epsilon >= 0, "ε = \(epsilon); give a number of at least 0")
    (self.beta1, self.beta2, self.epsilon) = (beta1, beta2, epsilon)
  }

  /// The moments after a step, from which each parameter's direction follows.
  struct Updated {
    fileprivate let rule: AdaptiveMoments
    fileprivate let first: ParameterValues
    fileprivate let second: ParameterValues
    fileprivate let corrections: (first: Double, second: Double)

    /// m̂ / (√v̂ + ε).
    func direction(of parameter: Parameter) -> [Double] {
      zip(first[parameter].elements, second[parameter].elements).map { m, v in
        (m / corrections.first) / ((v / corrections.second).squareRoot() + rule.epsilon)
      }
    }
  }

  /// Takes a gradient into the averages, and counts the step.
  func advance(_ state: inout OptimiserState, along gradient: ParameterValues) -> Updated {
    var first = state.take(.first, like: gradient)
    var second = state.take(.second, like: gradient)
    for (parameter, tensor) in zip(gradient.parameters, gradient.tensors)
    where parameter.isTrainable {
      let g = tensor.elements
      first.modify(parameter) { m in
        for i in m.indices { m[i] = beta1 * m[i] + (1 - beta1) * g[i] }
      }
      second.modify(parameter) { v in
        for i in v.indices { v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]) }
      }
    }
    state.step += 1
    state.moments = [.first: first, .second: second]
    let step = Double(state.step)
    return Updated(
      rule: self, first: first, second: second,
      corrections: (1 - pow(beta1, step), 1 - pow(beta2, step)))
  }
}
