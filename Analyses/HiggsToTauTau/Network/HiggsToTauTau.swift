import Apus
import HiggsToTauTauEvents

/// H → ττ → lepton + hadronic tau on the events of the ATLAS Higgs challenge: two cuts, a network
/// and its bins, trained together.
@main
struct HiggsToTauTau: ChallengeAnalysis {
  @Trainable(.bounded(ChallengeData.lowestTauPt...60), unit: "GeV", learningRateFactor: 10)
  var tauPt = 22.0
  @Trainable(.scaled(by: 20), unit: "GeV", learningRateFactor: 10) var transverseMass = 120.0
  @Trainable var network = MLP(
    inputs: ChallengeColumns.features.count, hidden: [64, 64], activation: .swish,
    output: .sigmoid)
  @Trainable(.ordered(in: 0...1), learningRateFactor: 10) var edges = [0.3, 0.5, 0.7, 0.85]

  var training: TrainingSettings {
    TrainingSettings {
      $0.steps = 150
      $0.optimiser = AdamW(learningRate: 1e-3, weightDecay: 1, decaying: .matrices)
    }
  }

  var pipeline: Pipeline {
    Select("tau pt", slope: 1) { $0["PRI_tau_pt"] > tauPt }
    Select("transverse mass", slope: 0.2) { $0["DER_mass_transverse_met_lep"] < transverseMass }
    Observe("score") { network.score($0.standardised(ChallengeColumns.features)) }
    Fill(innerEdges: edges, in: 0...1, bandwidth: 0.2, variance: .ofCounts)
    ChallengeModel.model
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try ChallengeData.read(request) }
}
