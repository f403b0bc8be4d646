import Autodiff
import Networks

extension AnalysisGraph {
  /// The mean over classes, and over channels, of the mean loss of each class's events in their own weights.
  ///
  /// - Throws: `PipelineError.crossEntropyClasses` for an observable that is neither a number nor a
  ///   vector with one logit for each process.
  func crossEntropy() throws -> GlobalExpression {
    let terms = try zip(pipeline.channels, channels).flatMap { channel, samples in
      let shape = samples[SampleKey(process: layouts[0].name)]!.observable.shape
      if shape == .scalar { return binary(samples) }
      guard shape == [layouts.count] else {
        throw PipelineError.crossEntropyClasses(
          channel: channel.name, shape: shape.extents, processes: layouts.map(\.name))
      }
      return overProcesses(samples)
    }
    return terms.dropFirst().reduce(terms[0], +) / Double(terms.count)
  }

  /// −⟨log s⟩ over signal and −⟨log(1 − s)⟩ over background.
  ///
  /// A saturated score costs what the nearest one that a `Double` tells from it would: log s is cut off at
  /// the smallest positive normal number, log(1 − s) at the last step below 1. There it has no gradient.
  private func binary(_ samples: [SampleKey: ChannelSample]) -> [GlobalExpression] {
    [
      mean(layouts.filter { $0.role == .signal }, samples) {
        -log(max($0, .leastNormalMagnitude))
      },
      mean(layouts.filter { $0.role == .background }, samples) { -log(max(1 - $0, 0x1p-53)) },
    ]
  }

  /// −⟨log softmax(z)ₖ⟩ over the events of process k, for each.
  private func overProcesses(_ samples: [SampleKey: ChannelSample]) -> [GlobalExpression] {
    layouts.enumerated().map { index, layout in
      mean([layout], samples) { categoricalCrossEntropy(logits: $0, classIndex: index) }
    }
  }

  private func mean(
    _ members: [ProcessLayout], _ samples: [SampleKey: ChannelSample],
    _ loss: (EventExpression) -> EventExpression
  ) -> GlobalExpression {
    let members = members.map { samples[SampleKey(process: $0.name)]! }
    let losses = members.map { ($0.initialWeights * loss($0.observable)).sumOverEvents() }
    let weights = members.map { $0.initialWeights.sumOverEvents() }
    return losses.dropFirst().reduce(losses[0], +) / weights.dropFirst().reduce(weights[0], +)
  }
}
