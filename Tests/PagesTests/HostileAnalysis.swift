import Apus
import Foundation
import Pages
import TestSupport

/// A small analysis whose names try to be markup, and one cut that is trained.
struct HostileAnalysis: Analysis {
  static let signal = "<script>alert('signal')</script>"
  static let background = "a_{b & \"c\" </script><img src=x onerror=alert(1)>"
  static let channel = "\"><svg onload=alert(2)> region"

  @Trainable(.scaled(by: 2), unit: "<b>GeV</b>") var threshold = 2.5
  @Trainable(.ordered(in: 0...10)) var edges = [4.0, 7]

  var steps = 12

  var training: TrainingSettings {
    TrainingSettings {
      $0.steps = steps
      $0.validationInterval = 1
      $0.optimiser = Adam(learningRate: 0.02)
    }
  }

  var pipeline: Pipeline {
    Channel(Self.channel) {
      Select("<i>x</i>", slope: 3) { $0["x"] > threshold }
      Observe("x^{<u>}", unit: "<b>GeV</b>") { $0["x"] }
      Fill(innerEdges: edges, in: 0...10, bandwidth: 0.5)
    }
    Model(poi: "mu") {
      NormSys("rate <s>", 0.1, on: Self.background)
      StatError(prior: 0.5)
    }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData {
    let processes = try [
      (Self.signal, ProcessRole.signal, 30.0), (Self.background, .background, 90),
    ]
    .map { name, role, expected in
      PhysicsProcess(
        name, role: role, events: try Self.table(role == .signal ? 0.875 : 0.125),
        expectedEvents: expected)
    }
    return AnalysisData(training: processes, validation: processes, test: processes)
  }

  private static func table(_ shift: Double) throws -> EventTable {
    try EventTable(columns: ["x": (0..<160).map { Double($0 * 7 % 160) / 16 + shift * 0.9 }])
  }

  /// Trains, leaves the folder of results, and gives what was reported.
  ///
  /// - Parameters:
  ///   - folder: Where the results go.
  ///   - steps: How long it trains.
  @discardableResult
  static func run(into folder: ResultsFolder, steps: Int = 12) throws -> RunReport {
    var analysis = HostileAnalysis()
    analysis.steps = steps
    let compiled = try CompiledAnalysis(analysis, data: analysis.data(DataRequest()))
    let trainer = try Trainer(compiled, settings: analysis.training)
    let state = TrainingState(from: compiled.initialValues(seed: 1))
    let recorder = try PlaybackRecorder(of: trainer, from: state, in: folder)
    let result = try trainer.run(state, observe: recorder.observe)
    let report = try folder.write(
      result, of: compiled, run: trainer.record(of: "<em>Hostile</em>"),
      bootstrap: Bootstrap(replicas: 20))
    try folder.writePlayback(recorder.playback(of: result))
    return report
  }
}
