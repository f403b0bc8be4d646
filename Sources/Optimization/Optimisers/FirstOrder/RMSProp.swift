import Parameters

/// Gradients divided by the root of their average square.
///
/// v ← ρ v + (1 − ρ) g², x ← x − η b with b = g / (√v + ε). With momentum b ← μ b + g / (√v + ε).
/// Centred, the root is of the variance v − ḡ², ḡ ← ρ ḡ + (1 − ρ) g being the average gradient
/// (0 where rounding takes it below). Hinton, "Neural networks for machine learning", lecture 6e
/// (2012); centred: Graves, arXiv:1308.0850, equations 38 to 45. Arrangement and defaults of
/// PyTorch: v starts at 0, and nothing corrects for that.
public struct RMSProp: FirstOrderOptimiser {
  public var learningRate: Double
  public var state = OptimiserState()
  /// ρ, the memory of the averages.
  public let decay: Double
  /// ε, which limits the step where gradients vanish.
  public let epsilon: Double
  /// μ, the share of the velocity that survives a step; 0 for none.
  public let momentum: Double
  /// Whether steps are measured against the variance.
  public let centred: Bool

  public var moments: [Moment] {
    [.second] + (centred ? [.first] : []) + (momentum > 0 ? [.velocity] : [])
  }

  /// - Parameters:
  ///   - learningRate: η, at least 0.
  ///   - decay: ρ, the memory of the averages, in 0..<1.
  ///   - epsilon: ε, at least 0; outside the square root.
  ///   - momentum: μ, in 0..<1.
  ///   - centred: Whether steps are measured against the variance.
  public init(
    learningRate: Double = 1e-2, decay: Double = 0.99, epsilon: Double = 1e-8,
    momentum: Double = 0, centred: Bool = false
  ) {
    precondition(
      0..<1 ~= decay && 0..<1 ~= momentum,
      "decay \(decay), momentum \(momentum); give numbers in 0..<1")
    precondition(epsilon.isFinite && epsilon >= 0, "ε = \(epsilon); give a number of at least 0")
    (self.decay, self.epsilon) = (decay, epsilon)
    (self.momentum, self.centred) = (momentum, centred)
    self.learningRate = learningRate
    requireLearningRate()
  }

  public mutating func update(_ values: inout ParameterValues, along gradient: ParameterValues) {
    requireLearningRate()
    var kept = Dictionary(
      uniqueKeysWithValues: moments.map { ($0, state.take($0, like: gradient)) })
    forEachTrainable(of: gradient) { parameter, g, rate in
      let step = step(parameter, along: g, &kept)
      values.modify(parameter) { x in for i in x.indices { x[i] -= rate * step[i] } }
    }
    state.moments = kept
    state.step += 1
  }

  private func step(
    _ parameter: Parameter, along g: [Double], _ kept: inout [Moment: ParameterValues]
  ) -> [Double] {
    var squares = average(.second, parameter, g.map { $0 * $0 }, &kept)
    if centred {
      let means = average(.first, parameter, g, &kept)
      squares = zip(squares, means).map { max(0, $0 - $1 * $1) }
    }
    let step = zip(g, squares).map { $0 / ($1.squareRoot() + epsilon) }
    guard momentum > 0 else { return step }
    return change(.velocity, parameter, &kept) { i, b in momentum * b + step[i] }
  }

  private func average(
    _ moment: Moment, _ parameter: Parameter, _ new: [Double],
    _ kept: inout [Moment: ParameterValues]
  ) -> [Double] {
    change(moment, parameter, &kept) { i, old in decay * old + (1 - decay) * new[i] }
  }

  private func change(
    _ moment: Moment, _ parameter: Parameter, _ kept: inout [Moment: ParameterValues],
    _ rule: (Int, Double) -> Double
  ) -> [Double] {
    var result: [Double] = []
    kept[moment]!.modify(parameter) { x in
      for i in x.indices { x[i] = rule(i, x[i]) }
      result = x
    }
    return result
  }
}
