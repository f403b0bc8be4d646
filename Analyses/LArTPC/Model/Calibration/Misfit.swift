import Autodiff

/// Half a χ² of hits: ½ Σ over pixels of rᵀ V⁻¹ r, where r is what the hit's counts and tick differ by from
/// what is expected, and V their covariance for some parameters, held fixed.
public struct Misfit: Sendable {
  /// The simulation it is of.
  public let simulation: DifferentiableSimulation
  /// The value.
  public let value: GlobalExpression
  /// Its gradient in the scaled parameters, of shape `[6]`.
  public let gradient: GlobalExpression

  private let counts: GlobalExpression
  private let ticks: GlobalExpression
  private let weights: [GlobalExpression]

  /// The misfit to data given at evaluation.
  public init(_ simulation: DifferentiableSimulation) {
    let pixels = simulation.map.pixels.count
    let counts = GlobalExpression.parameter("counts", shape: [pixels])
    let ticks = GlobalExpression.parameter("ticks", shape: [pixels])
    let weights = ["counts", "both", "ticks"].map {
      GlobalExpression.parameter("weights of \($0)", shape: [pixels])
    }
    let (q, t) = (simulation.counts - counts, simulation.ticks - ticks)
    let squares = weights[0] * square(q) + 2 * weights[1] * q * t + weights[2] * square(t)
    let value = 0.5 * squares.sum()
    gradient = Autodiff.gradient(of: value, withRespectTo: simulation.parameters)
    (self.simulation, self.value) = (simulation, value)
    (self.counts, self.ticks, self.weights) = (counts, ticks, weights)
  }

  /// What `value` and `gradient` are evaluated with, beside the parameters.
  ///
  /// - Parameters:
  ///   - hits: The data. Pixels without a hit do not count.
  ///   - spreads: The spread of each pixel's hit.
  ///   - observables: What is compared.
  public func data(
    _ hits: [Hit], spreads: [HitSpread?], _ observables: Observables = .both
  ) -> [GlobalExpression: Tensor] {
    let pixels = simulation.map.pixels.count
    var (q, t) = ([Double](repeating: 0, count: pixels), [Double](repeating: 0, count: pixels))
    var elements = [[Double]](repeating: [Double](repeating: 0, count: pixels), count: 3)
    for hit in hits {
      (q[hit.pixel], t[hit.pixel]) = (Double(hit.counts), Double(hit.tick))
      for (index, weight) in observables.weights(spreads[hit.pixel]).enumerated() {
        elements[index][hit.pixel] = weight
      }
    }
    var values: [GlobalExpression: Tensor] = [counts: Tensor(q), ticks: Tensor(t)]
    for (weight, numbers) in zip(weights, elements) { values[weight] = Tensor(numbers) }
    return values
  }
}
