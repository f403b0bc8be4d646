import Parameters

/// What the last steps say about second derivatives: displacements s and changes y of the gradient.
struct CurvaturePairs {
  private struct Pair {
    let displacement: ParameterValues
    let change: ParameterValues
    let product: Double

    init(_ displacement: ParameterValues, _ change: ParameterValues) {
      (self.displacement, self.change) = (displacement, change)
      product = displacement.dot(change)
    }

    /// Whether the curvature along the step is positive beyond what rounding may feign.
    var isPositive: Bool {
      product > 1e-10 * displacement.norm * change.norm && product.isFinite
    }
  }

  /// Newest first.
  private var pairs: [Pair]
  private let memory: Int

  /// Those of a state, in which zeros stand for pairs that are not there yet.
  init(_ state: OptimiserState, memory: Int, like gradient: ParameterValues) {
    self.memory = memory
    pairs = (1...memory).map {
      Pair(
        state.kept(.displacement($0), like: gradient),
        state.kept(.gradientChange($0), like: gradient))
    }.filter { $0.product > 0 }
  }

  var isEmpty: Bool { pairs.isEmpty }

  mutating func removeAll() { pairs = [] }

  /// Takes up a step; one without positive curvature is passed over.
  mutating func add(displacement: ParameterValues, change: ParameterValues) {
    let pair = Pair(displacement, change)
    guard pair.isPositive else { return }
    pairs = [pair] + pairs.prefix(memory - 1)
  }

  /// All moments that the pairs make, with zeros for those not there.
  func moments(_ parameters: ParameterSet) -> [Moment: ParameterValues] {
    var result: [Moment: ParameterValues] = [:]
    for index in 1...memory {
      let pair = index <= pairs.count ? pairs[index - 1] : nil
      result[.displacement(index)] = pair?.displacement ?? .zeros(parameters)
      result[.gradientChange(index)] = pair?.change ?? .zeros(parameters)
    }
    return result
  }

  /// −H g by the two loops of Nocedal and Wright, "Numerical Optimization" (2006), algorithm 7.4,
  /// from H₀ = γ 1 with γ = sᵀy / yᵀy of the newest pair (equation 7.20); −g without pairs.
  func direction(_ gradient: ParameterValues) -> ParameterValues {
    var q = gradient.scaled(by: -1)
    guard let newest = pairs.first else { return q }
    let alphas = pairs.map { pair in
      let alpha = pair.displacement.dot(q) / pair.product
      q.add(pair.change, scaledBy: -alpha)
      return alpha
    }
    q.scale(by: newest.product / newest.change.dot(newest.change))
    for (pair, alpha) in zip(pairs, alphas).reversed() {
      let beta = pair.change.dot(q) / pair.product
      q.add(pair.displacement, scaledBy: alpha - beta)
    }
    return q
  }
}
