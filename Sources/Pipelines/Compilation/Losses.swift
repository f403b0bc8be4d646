import Autodiff
import HistFactory
import Inference

extension AnalysisGraph {
  /// What training minimises.
  func loss(_ objective: Objective) throws -> GlobalExpression {
    switch objective {
    case .significance: -(try model.expectedSignificance())
    case .pValue: try model.expectedDiscoveryPValue()
    case .cls: try model.expectedCLs()
    case .uncertainty: try model.expectedUncertainty()
    case .generalisedVariance: try model.logGeneralisedVariance()
    case .crossEntropy: crossEntropy()
    }
  }

  /// −⟨log s⟩ over signal − ⟨log(1 − s)⟩ over background, each with its own weights.
  ///
  /// A saturated score costs what the nearest one that a `Double` tells from it would: log s is cut off at
  /// the smallest positive normal number, log(1 − s) at the last step below 1. There it has no gradient.
  private func crossEntropy() -> GlobalExpression {
    let terms = channels.flatMap { samples in
      [
        mean(.signal, samples) { -log(max($0, .leastNormalMagnitude)) },
        mean(.background, samples) { -log(max(1 - $0, 0x1p-53)) },
      ]
    }
    return terms.dropFirst().reduce(terms[0], +) / Double(terms.count)
  }

  private func mean(
    _ role: ProcessRole, _ samples: [SampleKey: ChannelSample],
    _ loss: (EventExpression) -> EventExpression
  ) -> GlobalExpression {
    let members = layouts.filter { $0.role == role }.map { samples[SampleKey(process: $0.name)]! }
    let losses = members.map { ($0.initialWeights * loss($0.observable)).sumOverEvents() }
    let weights = members.map { $0.initialWeights.sumOverEvents() }
    return losses.dropFirst().reduce(losses[0], +) / weights.dropFirst().reduce(weights[0], +)
  }
}
