import Foundation
import Parameters

/// How Adam and its relatives average: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g².
///
/// Both start at 0; m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) correct for that. A step is measured
/// against √v̂ + ε. Kingma and Ba, arXiv:1412.6980, algorithm 1.
public struct AdaptiveMoments: Hashable, Sendable {
  /// Which average of squares a step is measured against.
  public enum Scale: Hashable, Sendable {
    /// v̂ of this step.
    case current
    /// The largest v̂ so far in each element, so that steps never grow: AMSGrad. Reddi, Kale and
    /// Kumar, arXiv:1904.09237, algorithm 2, in the arrangement of optax (the largest of v̂, not of
    /// v). It helps where rare large gradients are the informative ones.
    case largest
  }

  /// β₁, the memory of the average gradient.
  public let beta1: Double
  /// β₂, the memory of the average squared gradient.
  public let beta2: Double
  /// ε, which limits the step where gradients vanish.
  public let epsilon: Double
  /// Which average of squares a step is measured against.
  public let scale: Scale

  /// - Parameters:
  ///   - beta1: β₁, the memory of the average gradient, in 0..<1.
  ///   - beta2: β₂, the memory of the average squared gradient, in 0..<1.
  ///   - epsilon: ε, which limits the step where gradients vanish; outside the square root.
  ///   - scale: Which average of squares a step is measured against.
  public init(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, scale: Scale = .current
  ) {
    precondition(
      0..<1 ~= beta1 && 0..<1 ~= beta2, "β₁ = \(beta1), β₂ = \(beta2); give numbers in 0..<1")
    precondition(epsilon.isFinite && epsilon >= 0, "ε = \(epsilon); give a number of at least 0")
    (self.beta1, self.beta2, self.epsilon, self.scale) = (beta1, beta2, epsilon, scale)
  }

  /// What the state holds.
  var kept: [Moment] {
    scale == .largest ? [.first, .second, .largestSecond] : [.first, .second]
  }

  /// Takes a gradient into the averages, and counts the step.
  func advance(_ state: inout OptimiserState, along gradient: ParameterValues) -> AveragedGradient {
    let first = averaged(.first, beta1, in: &state, gradient) { $0 }
    let second = averaged(.second, beta2, in: &state, gradient) { $0 * $0 }
    state.step += 1
    state.moments[.first] = first
    state.moments[.second] = second
    guard scale == .largest else {
      return AveragedGradient(
        rule: self, step: state.step, first: first, squares: second,
        squaresCorrection: correction(beta2, state.step))
    }
    let squares = largest(of: second, corrected: correction(beta2, state.step), in: &state)
    return AveragedGradient(
      rule: self, step: state.step, first: first, squares: squares, squaresCorrection: 1)
  }

  private func averaged(
    _ moment: Moment, _ beta: Double, in state: inout OptimiserState, _ gradient: ParameterValues,
    _ power: (Double) -> Double
  ) -> ParameterValues {
    var average = state.take(moment, like: gradient)
    for (parameter, tensor) in zip(gradient.parameters, gradient.tensors)
    where parameter.isTrainable {
      let g = tensor.elements
      average.modify(parameter) { m in
        for i in m.indices { m[i] = beta * m[i] + (1 - beta) * power(g[i]) }
      }
    }
    return average
  }

  private func largest(
    of second: ParameterValues, corrected correction: Double, in state: inout OptimiserState
  ) -> ParameterValues {
    var largest = state.take(.largestSecond, like: second)
    for (parameter, tensor) in zip(second.parameters, second.tensors) {
      let v = tensor.elements
      largest.modify(parameter) { old in
        // Written so that NaN stays, to be noticed.
        for i in old.indices where !(v[i] / correction <= old[i]) { old[i] = v[i] / correction }
      }
    }
    state.moments[.largestSecond] = largest
    return largest
  }

  /// 1 − βᵗ.
  fileprivate func correction(_ beta: Double, _ step: Int) -> Double { 1 - pow(beta, Double(step)) }
}

/// The averages after a step, from which each parameter's direction follows.
struct AveragedGradient {
  fileprivate let rule: AdaptiveMoments
  fileprivate let step: Int
  fileprivate let first: ParameterValues
  /// v̂ times the correction, or the largest v̂.
  fileprivate let squares: ParameterValues
  fileprivate let squaresCorrection: Double

  /// m̂ / (√v̂ + ε).
  func direction(of parameter: Parameter) -> [Double] {
    let correction = rule.correction(rule.beta1, step)
    return zip(first[parameter].elements, squares[parameter].elements).map { m, v in
      (m / correction) / root(v)
    }
  }

  /// The same with m̂ as the next step would have it, were its gradient g:
  /// β₁ m / (1 − β₁ᵗ⁺¹) + (1 − β₁) g / (1 − β₁ᵗ).
  func anticipatedDirection(of parameter: Parameter, along g: [Double]) -> [Double] {
    let beta = rule.beta1
    let (now, next) = (rule.correction(beta, step), rule.correction(beta, step + 1))
    let (m, v) = (first[parameter].elements, squares[parameter].elements)
    return g.indices.map { i in
      (beta * m[i] / next + (1 - beta) * g[i] / now) / root(v[i])
    }
  }

  private func root(_ v: Double) -> Double { (v / squaresCorrection).squareRoot() + rule.epsilon }
}
