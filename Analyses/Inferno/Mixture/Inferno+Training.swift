import Apus

extension Inferno {
  /// Settings that reach the published uncertainties in seconds.
  static func training(_ summary: Summary) -> TrainingSettings {
    summary == .classifier ? classifierTraining : summaryTraining(summary)
  }

  /// AdamW on batches, the learning rate and the temperature going down together.
  ///
  /// Of batches that see equally many events in all, 2000 of each sample were the best; the decay of weights
  /// keeps 100 000 events from being learnt by heart.
  private static func summaryTraining(_ summary: Summary) -> TrainingSettings {
    TrainingSettings {
      $0.steps = 600
      $0.batchSize = 2000
      $0.optimiser = AdamW(learningRate: 4e-3, weightDecay: 0.3, decaying: .matrices)
      $0.schedule = .cosine(steps: 600, final: 0.01)
      $0.validationInterval = 100
      if summary != .intervals { $0.frozen = ["centres"] }
    }
  }

  private static var classifierTraining: TrainingSettings {
    TrainingSettings {
      $0.objective = .crossEntropy
      $0.steps = 1200
      $0.batchSize = 1000
      $0.optimiser = Adam(learningRate: 1e-3)
      $0.schedule = .cosine(steps: 1200, final: 0.01)
      $0.validationInterval = 100
      $0.frozen = ["centres"]
    }
  }
}
