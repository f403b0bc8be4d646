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
  private func crossEntropy() -> GlobalExpression {
    let terms = channels.flatMap { samples in
      [mean(.signal, samples) { -log($0) }, mean(.background, samples) { -log(1 - $0) }]
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
