import Apus
import ArgumentParser
import FourLeptonEvents

/// The search for H → ZZ → 4μ in CMS's open data: cuts on muons and pairs, and bins of the mass of all four
/// muons, trained on the significance that is expected.
@main
struct FourLeptons: AnalysisWithCommands, AnalysisWithObservations {
  @Trainable(.bounded(40...88), unit: "GeV") var lowestFirst = 45.0
  @Trainable(.bounded(12...40), unit: "GeV") var lowestSecond = 15.0
  @Trainable(.bounded(40...120), unit: "GeV") var highestSecond = 65.0
  @Trainable(.bounded(20...40), unit: "GeV") var leadingPt = 21.0
  @Trainable(.bounded(5...12), unit: "GeV") var lowestPt = 5.5
  @Trainable(.ordered(in: 105...160), unit: "GeV")
  var edges = [116.0, 121.0, 123.5, 126.5, 130.0, 140.0]

  static var commands: [any ParsableCommand.Type] {
    [SimulateCommand.self, ConvertCommand.self, HistogramsCommand.self]
  }

  var training: TrainingSettings {
    TrainingSettings {
      $0.steps = 200
      $0.optimiser = Adam(learningRate: 2e-2)
    }
  }

  var pipeline: Pipeline {
    Channel("four muons") {
      Select("mass window", slope: 2) { $0["m4l"] > 105 && $0["m4l"] < 160 }
      Select("first pair", slope: 0.5) { $0["mZ1"] > lowestFirst }
      Select("second pair", slope: 0.5) {
        $0["mZ2"] > lowestSecond && $0["mZ2"] < highestSecond
      }
      Select("leading pt", slope: 0.5) { $0["pt1"] > leadingPt }
      Select("lowest pt", slope: 1) { $0["pt4"] > lowestPt }
      Observe("four-muon mass", unit: "GeV") { $0["m4l"] }
      Fill(innerEdges: edges, in: 105...160, bandwidth: 0.3, variance: .ofCounts)
    }
    Model(poi: "mu") {
      NormSys("luminosity", 0.026, on: "higgs", "zz", "z")
      NormSys("muon efficiency", 0.043, on: "higgs", "zz", "z")
      NormSys("Higgs cross section", 0.105, on: "higgs")
      NormSys("ZZ cross section", 0.06, on: "zz", "z")
      NormSys("Z + X", low: 1 / 3.0, high: 16 / 9.0, on: "zx")
      HistoSys(FourLeptonData.scale)
      HistoSys(FourLeptonData.resolution)
      StatError()
    }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try FourLeptonData.read(request) }

  func observed(_ inputs: [String]) throws -> EventTable {
    try FourLeptonData.observed(inputs)
  }
}
