import Parameters

/// Adam with decoupled weight decay: x ← x − η (m̂ / (√v̂ + ε) + λ x).
///
/// Loshchilov and Hutter, arXiv:1711.05101, algorithm 2, in the arrangement of PyTorch and optax:
/// the decay is multiplied by the learning rate. It acts on raw values: a bounded parameter decays
/// towards the middle of its limits. Where cuts or bin edges train beside a network, `.matrices`
/// decays the network's weights alone.
public struct AdamW: Optimiser {
  /// Which parameters decay.
  public enum DecayScope: Hashable, Sendable {
    case everything
    /// Parameters of rank 2 and above: weights, but not biases, cuts or edges.
    case matrices
  }

  public var learningRate: Double
  public var state = OptimiserState()
  /// λ, the decay of a raw value per unit of learning rate.
  public let weightDecay: Double
  /// Which parameters decay.
  public let scope: DecayScope
  private let rule: AdaptiveMoments

  public static var moments: [Moment] { [.first, .second] }

  /// - Parameters:
  ///   - learningRate: η, at least 0.
  ///   - beta1: β₁, the memory of the average gradient, in 0..<1.
  ///   - beta2: β₂, the memory of the average squared gradient, in 0..<1.
  ///   - epsilon: ε, which limits the step where gradients vanish; outside the square root.
  ///   - weightDecay: λ, at least 0.
  ///   - scope: Which parameters decay.
  public init(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    weightDecay: Double = 1e-2, decaying scope: DecayScope = .everything
  ) {
    precondition(
      weightDecay.isFinite && weightDecay >= 0, "weight decay \(weightDecay); give at least 0")
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.scope = scope
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
      let decay = decay(of: parameter)
      values.modify(parameter) { x in
        for i in x.indices { x[i] -= rate * (direction[i] + decay * x[i]) }
      }
    }
  }

  private func decay(of parameter: Parameter) -> Double {
    switch scope {
    case .everything: weightDecay
    case .matrices: parameter.rawShape.rank >= 2 ? weightDecay : 0
    }
  }
}
