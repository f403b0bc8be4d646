import Parameters

/// Adam: steps of about the learning rate in every element, whatever the gradient's scale.
///
/// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², x ← x − η m̂ / (√v̂ + ε) with
/// m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ). Kingma and Ba, arXiv:1412.6980, algorithm 1.
public struct Adam: Optimiser {
  public var learningRate: Double
  public var state = OptimiserState()
  private let rule: AdaptiveMoments

  public static var moments: [Moment] { [.first, .second] }

  /// - Parameters:
  ///   - learningRate: η, at least 0.
  ///   - beta1: β₁, the memory of the average gradient, in 0..<1.
  ///   - beta2: β₂, the memory of the average squared gradient, in 0..<1.
  ///   - epsilon: ε, which limits the step where gradients vanish; outside the square root.
  public init(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
  ) {
    self.learningRate = learningRate
    rule = AdaptiveMoments(beta1: beta1, beta2: beta2, epsilon: epsilon)
    requireLearningRate()
  }

  /// β₁, the memory of the average gradient.
  public var beta1: Double { rule.beta1 }
  /// β₂, the memory of the average squared gradient.
  public var beta2: Double { rule.beta2 }
  /// ε, which limits the step where gradients vanish.
  public var epsilon: Double { rule.epsilon }

  public mutating func update(_ values: inout ParameterValues, along gradient: ParameterValues) {
    requireLearningRate()
    let updated = rule.advance(&state, along: gradient)
    forEachTrainable(of: gradient) { parameter, _, rate in
      let direction = updated.direction(of: parameter)
      values.modify(parameter) { x in
        for i in x.indices { x[i] -= rate * direction[i] }
      }
    }
  }
}
