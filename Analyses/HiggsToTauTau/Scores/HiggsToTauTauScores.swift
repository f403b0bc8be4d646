import Apus
import HiggsToTauTauEvents

/// The same search with a score that another program gave the events, such as boosted trees: two cuts
/// and the bins of that score.
@main
struct HiggsToTauTauScores: ChallengeAnalysis {
  @Trainable(.bounded(ChallengeData.lowestTauPt...60), unit: "GeV", learningRateFactor: 10)
  var tauPt = 22.0
  @Trainable(.scaled(by: 20), unit: "GeV", learningRateFactor: 10) var transverseMass = 120.0
  @Trainable(.ordered(in: 0...1), learningRateFactor: 10) var edges = [0.3, 0.5, 0.7, 0.85]

  var training: TrainingSettings {
    TrainingSettings {
      $0.steps = 400
      $0.optimiser = Adam(learningRate: 1e-3)
    }
  }

  var pipeline: Pipeline {
    Select("tau pt", slope: 1) { $0["PRI_tau_pt"] > tauPt }
    Select("transverse mass", slope: 0.2) { $0["DER_mass_transverse_met_lep"] < transverseMass }
    Observe("score") { $0[ChallengeScores.column] }
    Fill(innerEdges: edges, in: 0...1, bandwidth: 0.2, variance: .ofCounts)
    ChallengeModel.model
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData {
    try ChallengeData.readWithScores(request)
  }
}
