import Parameters

/// Gradient descent, with momentum if asked for: v ← μ v + g, x ← x − η v.
///
/// Nesterov's form looks ahead: x ← x − η (g + μ v), v being the new one. Sutskever et al., ICML
/// 2013, PMLR 28:1139, in the arrangement of PyTorch (dampening 0) and optax.
public struct GradientDescent: FirstOrderOptimiser {
  public var learningRate: Double
  /// μ, the share of the velocity that survives a step; 0 for plain descent.
  public let momentum: Double
  /// Whether the step looks ahead along the velocity.
  public let nesterov: Bool
  public var state = OptimiserState()

  public var moments: [Moment] { [.velocity] }

  /// - Parameters:
  ///   - learningRate: η, at least 0.
  ///   - momentum: μ, in 0..<1.
  ///   - nesterov: Whether the step looks ahead.
  public init(learningRate: Double, momentum: Double = 0, nesterov: Bool = false) {
    precondition(0..<1 ~= momentum, "momentum \(momentum); give one in 0..<1")
    precondition(!nesterov || momentum > 0, "Nesterov's step needs a momentum above 0")
    self.learningRate = learningRate
    self.momentum = momentum
    self.nesterov = nesterov
    requireLearningRate()
  }

  public mutating func update(_ values: inout ParameterValues, along gradient: ParameterValues) {
    requireLearningRate()
    var velocity = state.take(.velocity, like: gradient)
    forEachTrainable(of: gradient) { parameter, g, rate in
      values.modify(parameter) { x in
        velocity.modify(parameter) { v in step(&x, &v, along: g, rate) }
      }
    }
    state.moments[.velocity] = velocity
    state.step += 1
  }

  private func step(_ x: inout [Double], _ v: inout [Double], along g: [Double], _ rate: Double) {
    for i in x.indices {
      v[i] = momentum * v[i] + g[i]
      x[i] -= rate * (nesterov ? g[i] + momentum * v[i] : v[i])
    }
  }
}
