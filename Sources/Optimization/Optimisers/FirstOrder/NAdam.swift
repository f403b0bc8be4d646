import Parameters

/// Adam with Nesterov's look ahead: the average gradient is the one that the next step would have.
///
/// x ← x − η (β₁ m / (1 − β₁ᵗ⁺¹) + (1 − β₁) g / (1 − β₁ᵗ)) / (√v̂ + ε). Dozat, "Incorporating Nesterov
/// momentum into Adam", ICLR workshop 2016, algorithm 2 with constant μ = β₁, which is the
/// arrangement of optax's `nadam`; PyTorch's lets μ rise with the step.
public struct NAdam: FirstOrderOptimiser {
  public var learningRate: Double
  public var state = OptimiserState()
  /// How gradients are averaged.
  public let averaging: AdaptiveMoments

  public var moments: [Moment] { averaging.kept }

  /// - Parameters:
  ///   - learningRate: η, at least 0.
  ///   - averaging: How gradients are averaged.
  public init(learningRate: Double = 1e-3, averaging: AdaptiveMoments = AdaptiveMoments()) {
    self.learningRate = learningRate
    self.averaging = averaging
    requireLearningRate()
  }

  public mutating func update(_ values: inout ParameterValues, along gradient: ParameterValues) {
    requireLearningRate()
    let averages = averaging.advance(&state, along: gradient)
    forEachTrainable(of: gradient) { parameter, g, rate in
      let direction = averages.anticipatedDirection(of: parameter, along: g)
      values.modify(parameter) { x in for i in x.indices { x[i] -= rate * direction[i] } }
    }
  }
}
