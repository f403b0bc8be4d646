import Apus
import HiggsToTauTauEvents

/// The search with a score that another program gave the events, corrected by a network: what trees
/// learned of cross-entropy is where training on significance starts.
@main
struct HiggsToTauTauBoosted: ChallengeAnalysis {
  @Trainable(.bounded(ChallengeData.lowestTauPt...60), unit: "GeV", learningRateFactor: 10)
  var tauPt = 22.0
  @Trainable(.scaled(by: 20), unit: "GeV", learningRateFactor: 10) var transverseMass = 120.0
  /// Added to the score's logarithmic odds; 0 for every event before training.
  @Trainable var correction = MLP(layers: [
    Dense("layer 1", inputs: features.count, outputs: 64, activation: .swish),
    Dense("layer 2", inputs: 64, outputs: 64, activation: .swish),
    Dense("layer 3", inputs: 64, outputs: 1, initialiser: .zeros),
  ])
  @Trainable(.ordered(in: 0...1), learningRateFactor: 10) var edges = [0.3, 0.5, 0.7, 0.85]

  static let features = ChallengeColumns.features + [ChallengeScores.logit]

  var training: TrainingSettings {
    TrainingSettings {
      $0.preparation = [
        TrainingPhase(steps: 100) {
          $0.frozen = ["correction"]
          $0.optimiser = Adam(learningRate: 1e-3)
        }
      ]
      $0.steps = 300
      $0.optimiser = AdamW(learningRate: 3e-4, weightDecay: 30, decaying: .matrices)
    }
  }

  var pipeline: Pipeline {
    Select("tau pt", slope: 1) { $0["PRI_tau_pt"] > tauPt }
    Select("transverse mass", slope: 0.2) { $0["DER_mass_transverse_met_lep"] < transverseMass }
    Observe("score") {
      sigmoid($0[ChallengeScores.logit] + correction.score($0.standardised(Self.features)))
    }
    Fill(innerEdges: edges, in: 0...1, bandwidth: 0.2, variance: .ofCounts)
    ChallengeModel.model
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData {
    try ChallengeData.readWithScores(request)
  }
}
