import Autodiff
import NumericalMethods
import Studies
import Synchronization

extension MinimisationProblem {
  /// The fit of flashes as searches see it: the medium, and the efficiencies of the first sensors; those of the
  /// others are at their best.
  ///
  /// A search has arrived where −log L is within `precision` of the lowest that BFGS finds.
  ///
  /// - Parameters:
  ///   - data: The counts.
  ///   - light: The sampled paths.
  ///   - efficiencies: How many are free.
  ///   - precision: In units of −log L.
  /// - Throws: What an evaluation throws.
  public init(
    fitting data: FlashData, with light: SampledLight, efficiencies: Int, precision: Double = 0.01
  ) throws {
    let likelihood = FlashLikelihood(light, explicitEfficiencies: efficiencies)
    let value = likelihood.negativeLogarithm
    let parameters = [light.parameters] + (efficiencies > 0 ? [likelihood.explicit] : [])
    let slopes = gradient(of: value, withRespectTo: parameters)
    let values = Mutex(light.evaluator([value], threads: 1))
    let gradients = Mutex(light.evaluator([value] + slopes, threads: 1))
    @Sendable func inputs(_ x: [Double]) -> [GlobalExpression: Tensor] {
      var inputs: [GlobalExpression: Tensor] = [light.parameters: Tensor(Array(x[..<3]))]
      inputs[likelihood.counts] = Tensor(data.counts)
      inputs[likelihood.explicit] = Tensor(Array(x[3...]))
      return inputs
    }
    let start = [0.0, 0, 0] + [Double](repeating: 1, count: efficiencies)
    let scales = [0.1, 0.1, 0.1] + [Double](repeating: 0.07, count: efficiencies)
    try self.init(
      "\(3 + efficiencies) parameters of flashes", start: start, scales: scales,
      precision: precision,
      value: { x in try values.withLock { try $0.evaluate(inputs(x))[0].scalar } },
      valueAndGradient: { x, slope in
        let results = try gradients.withLock { try $0.evaluate(inputs(x)) }
        slope = results[1...].flatMap(\.elements)
        return results[0].scalar
      })
  }
}
