import Autodiff
import Parameters

/// The events of a process that are left at one point of a channel.
package struct LeftEvents: Sendable, Hashable {
  /// Σw and Σw² of the events that are counted, and how many there are.
  package let weights: Double
  package let squares: Double
  package let count: Int
  /// Σw of what the relaxed reading leaves.
  package let relaxed: Double
}

extension CompiledAnalysis {
  /// What the selections leave of nominal events, as a function of the parameters.
  ///
  /// - Parameter part: Which events.
  /// - Returns: By channel, process and stage: before the first selection, then after each.
  package func cutFlow(_ part: DataPart) throws
    -> (_ values: ParameterValues) throws -> [[[LeftEvents]]]
  {
    let samples = nominalSamples
    let sums = pipeline.channels.map { channel in samples.map { channel.flow(of: $0) } }
    let evaluator = Evaluator(Plan(sums.flatMap { $0.flatMap { $0 } }))
    let scales = try self.samples(part).bind(to: evaluator, graph(.exact))
    return { [self] values in
      var numbers = try evaluator.evaluate(
        values.assignments.merging(scales) { $1 }.merging(standards) { $1 })[...]
      return sums.map { processes in
        processes.map { stages in
          stages.map { _ in LeftEvents(numbers.removeFirst().elements) }
        }
      }
    }
  }
}

extension Channel {
  /// Sums of shape `[4]`, in the order of `LeftEvents`, at each point.
  fileprivate func flow(of sample: NominalSample) -> [GlobalExpression] {
    let ones = EventExpression.ones(of: sample.events.space)
    return zip(
      keptWeights(of: sample.events, ones, .exact),
      keptWeights(of: sample.events, sample.weights, .relaxed)
    ).map { kept, relaxed in
      let weights = sample.weights
      // A counted event is kept whole or not at all, so its squared weight is cut like its weight.
      return stack([weights * kept, square(weights) * kept, kept, relaxed]).sumOverEvents()
    }
  }
}

extension LeftEvents {
  fileprivate init(_ sums: [Double]) {
    (weights, squares, relaxed) = (sums[0], sums[1], sums[3])
    count = Int(sums[2].rounded())
  }
}
