import Apus
import HiggsToTauTauEvents

/// The same search without a network: cuts, and a histogram of the mass of the tau pair.
@main
struct HiggsToTauTauCuts: ChallengeAnalysis {
  @Trainable(.bounded(ChallengeData.lowestTauPt...60), unit: "GeV") var tauPt = 25.0
  @Trainable(.scaled(by: 20), unit: "GeV") var transverseMass = 60.0
  @Trainable(.scaled(by: 20), unit: "GeV") var higgsPt = 40.0
  @Trainable var separation = 3.0
  @Trainable(.ordered(in: 60...200), unit: "GeV") var edges = [90.0, 105.0, 120.0, 135.0, 150.0]

  var training: TrainingSettings {
    TrainingSettings {
      $0.steps = 300
      $0.optimiser = Adam(learningRate: 2e-2)
    }
  }

  var pipeline: Pipeline {
    Select("tau pt", slope: 1) { $0["PRI_tau_pt"] > tauPt }
    Select("transverse mass", slope: 0.2) { $0["DER_mass_transverse_met_lep"] < transverseMass }
    Select("Higgs pt", slope: 0.2) { $0["DER_pt_h"] > higgsPt }
    Select("separation", slope: 10) { $0["DER_deltar_tau_lep"] < separation }
    Observe("MMC mass", unit: "GeV") { $0["DER_mass_MMC"] }
    Fill(innerEdges: edges, in: 60...200, bandwidth: 3, variance: .ofCounts)
    ChallengeModel.model
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try ChallengeData.read(request) }
}
