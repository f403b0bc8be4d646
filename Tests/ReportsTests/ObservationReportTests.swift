import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

/// The tiny analysis's events in bins of x, of which signal has more on the right.
private struct Excess: Analysis {
  @Trainable var cut = -3.0

  var pipeline: Pipeline {
    Select("pt", slope: 3) { $0["pt"] > cut }
    Observe("x") { $0["x"] }
    Fill(edges: [-9, -0.5, 0.5, 9], bandwidth: 0.1)
    Model(poi: "mu") {
      NormSys("normalisation", 0.1, on: "background")
      HistoSys("position")
      StatError(prior: 0.5)
    }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
}

@Suite("Reports on data")
struct ObservationReportTests {
  private func withReport(
    of events: (CompiledAnalysis) throws -> EventTable,
    _ body: (ResultsFolder, ObservationReport) throws -> Void
  ) throws {
    let compiled = try CompiledAnalysis(Excess(), data: Excess().data(DataRequest()))
    let values = compiled.initialValues(seed: 1)
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      let run = TrainedFold(compiled, initial: values, trained: values)
      try body(folder, try folder.writeObservation(of: events(compiled), by: run))
    }
  }

  private func background(_ compiled: CompiledAnalysis) throws -> EventTable {
    try #require(compiled.data[.test].first { $0.name == "background" }).events
  }

  @Test func `are written with histograms and workspace, and read back`() throws {
    try withReport(of: background) { folder, report in
      #expect(try ObservationReport(contentsOf: folder.file("observed.json")) == report)
      let workspace = try Workspace(contentsOf: folder.file("workspace-observed.json"))
      #expect(workspace.observations.map(\.data) == [report.bins.map(\.observed)])
      for name in ["json", "csv", "root"] {
        let file = folder.file("histograms-observed.\(name)")
        let path = "signal region/data" + (name == "root" ? "/nominal" : "")
        let values = try HistogramCollection(contentsOf: file)[path].values
        #expect(values == report.bins.map(\.observed))
      }
      let templates = try HistogramCollection(
        contentsOf: folder.file("histograms-observed.json"))
      for process in ["signal", "background"] {
        let values = try templates["signal region/\(process)"].values
        #expect(report.bins.map { $0.expected[process] } == values)
      }
      #expect(report.bins.allSatisfy { Set($0.expected.keys) == ["signal", "background"] })
    }
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `mean to pyhf what they say`() throws {
    // More signal than expected: the fit is away from its bound.
    try withReport { compiled in
      let signal = try #require(compiled.data[.test].first { $0.name == "signal" }).events
      return try background(compiled).concatenated(with: [signal])
    } _: { folder, report in
      #expect(report.significance > 1 && report.signalStrengthError! > 0)
      let status = try ConformanceScript("check_observed.py").run([folder.url.path])
      #expect(status == 0)
    }
  }

  @Test func `without events say that the signal is not there`() throws {
    try withReport {
      try background($0).filtered { _ in false }
    } _: { _, report in
      #expect(report.signalStrength == 0 && report.signalStrengthError == nil)
      #expect(report.significance == 0 && report.limit.observed! > 0)
      #expect("\(report)".contains("signal strength  0.000, at its bound"))
    }
  }
}
