import Parameters

/// Adam with decoupled weight decay: x ← x − η (m̂ / (√v̂ + ε) + λ x).
///
/// Loshchilov and Hutter, arXiv:1711.05101, algorithm 2, in the arrangement of PyTorch and optax:
/// the decay is multiplied by the learning rate. It acts on raw values: a bounded parameter decays
/// towards the middle of its limits. Where cuts or bin edges train beside a network, `.matrices`
/// decays the network's weights alone.
public struct AdamW: FirstOrderOptimiser {
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
  /// How gradients are averaged.
  public let averaging: AdaptiveMoments

  public var moments: [Moment] { averaging.kept }

  /// - Parameters:
  ///   - learningRate: η, at least 0.
  ///   - weightDecay: λ, at least 0.
  ///   - scope: Which parameters decay.
  ///   - averaging: How gradients are averaged.
  public init(
    learningRate: Double = 1e-3, weightDecay: Double = 1e-2,
    decaying scope: DecayScope = .everything, averaging: AdaptiveMoments = AdaptiveMoments()
  ) {
    precondition(
      weightDecay.isFinite && weightDecay >= 0, "weight decay \(weightDecay); give at least 0")
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.scope = scope
    self.averaging = averaging
    requireLearningRate()
  }

  public mutating func update(_ values: inout ParameterValues, along gradient: ParameterValues) {
    requireLearningRate()
    let averages = averaging.advance(&state, along: gradient)
    forEachTrainable(of: gradient) { parameter, _, rate in
      let direction = averages.direction(of: parameter)
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
