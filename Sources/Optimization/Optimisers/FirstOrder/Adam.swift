import Parameters

/// Adam: steps of about the learning rate in every element, whatever the gradient's scale.
///
/// x ← x − η m̂ / (√v̂ + ε), with the averages of `AdaptiveMoments`. Kingma and Ba,
/// arXiv:1412.6980, algorithm 1.
public struct Adam: FirstOrderOptimiser {
  public var learningRate: Double
  public var state = OptimiserState()
  /// How gradients are averaged.
  public let averaging: AdaptiveMoments

  public var moments: [Moment] { averaging.kept }

  /// - Parameters:
  ///   - learningRate: η, at least 0.
  ///   - averaging: How gradients are averaged; `scale: .largest` makes it AMSGrad.
  public init(learningRate: Double = 1e-3, averaging: AdaptiveMoments = AdaptiveMoments()) {
    self.learningRate = learningRate
    self.averaging = averaging
    requireLearningRate()
  }

  public mutating func update(_ values: inout ParameterValues, along gradient: ParameterValues) {
    requireLearningRate()
    let averages = averaging.advance(&state, along: gradient)
    forEachTrainable(of: gradient) { parameter, _, rate in
      let direction = averages.direction(of: parameter)
      values.modify(parameter) { x in for i in x.indices { x[i] -= rate * direction[i] } }
    }
  }
}
