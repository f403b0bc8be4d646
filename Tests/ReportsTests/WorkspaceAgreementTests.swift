import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

/// The tiny analysis's events in two channels.
private struct TwoChannels: Analysis {
  @Trainable(.ordered(in: -4...0)) var edges = [-1.0]

  var pipeline: Pipeline {
    Channel("low") {
      Select("x", slope: 4) { $0["x"] < 0 }
      Observe("x") { $0["x"] }
      Fill(innerEdges: edges, in: -4...0, bandwidth: 0.2)
    }
    Channel("high") {
      Select("x", slope: 4) { $0["x"] > 0 }
      Observe("x") { $0["x"] }
      Fill(edges: [0, 0.7, 4], bandwidth: 0.2)
    }
    Model(poi: "mu") {
      NormSys("normalisation", low: 0.9, high: 1.2, on: "background")
      HistoSys("position")
      StatError(on: "background", "signal")
    }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
}

@Suite(
  "Exported statistical models",
  .enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
struct WorkspaceAgreementTests {
  private func check(_ compiled: CompiledAnalysis, steps: Int) throws {
    let settings = TrainingSettings {
      $0.steps = steps
      $0.optimiser = Adam(learningRate: 0.02)
    }
    let trainer = try Trainer(compiled, settings: settings)
    let result = try trainer.run(from: compiled.initialValues(seed: 1))
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      let report = try folder.write(result, of: compiled, run: trainer.record(of: "Tiny"))
      let metrics = try #require(report.metrics.headline?.after)
      let numbers = [
        "expected_significance": metrics.significance, "p0": metrics.pValue, "cls": metrics.cls,
      ]
      try JSONEncoder().encode(numbers).write(to: folder.file("numbers.json"))
      let script = ConformanceScript("check_workspace.py")
      let files = [folder.file("workspace.json").path, folder.file("numbers.json").path]
      #expect(try script.run(files + ["--tolerance", "1e-5"]) == 0)
    }
  }

  @Test func `mean to pyhf what the metrics say`() throws {
    try check(try TinyAnalysis().compiled(), steps: 5)
  }

  @Test func `of two channels mean to pyhf what the metrics say`() throws {
    try check(
      try CompiledAnalysis(TwoChannels(), data: TwoChannels().data(DataRequest())), steps: 3)
  }
}
