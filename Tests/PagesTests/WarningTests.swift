import Apus
import Foundation
import HistFactory
import TestSupport
import Testing

@testable import Pages

@Suite("Warnings on pages")
struct WarningTests {
  private func warnings(after change: (ResultsFolder) throws -> Void) throws -> [String] {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try HostileAnalysis.run(into: folder)
      try change(folder)
      return try Page(run: folder).warnings
    }
  }

  @Test func `tell of metrics and errors that are not defined`() throws {
    let found = try warnings { folder in
      let file = folder.file("metrics.json")
      var report = try MetricsReport(contentsOf: file)
      report.rows[0].problems = ["after: a bin has no background"]
      report.notes = ["workspace.json is <b>not</b> written"]
      try report.write(to: file)
    }
    let row = "training, exact, after: a bin has no background"
    #expect(found.first == row && found.contains("workspace.json is <b>not</b> written"))
  }

  @Test func `tell of a training that followed something else`() throws {
    let distance = 0.4
    let found = try warnings { folder in
      let file = folder.file("closure.json")
      var closure = try ClosureReport(contentsOf: file)
      let test = try #require(closure.metrics.firstIndex { $0.part == .test })
      let significance = try #require(closure.metrics[test].exact).significance
      closure.metrics[test].relaxed?.significance = significance * (1 + distance)
      try closure.write(to: file)
    }
    #expect(found.contains { $0.hasPrefix("Training followed a significance that differs by ") })
  }

  @Test func `tell what the outline says of the training`() throws {
    let text = "The trainable 'a' ended at 1, an end of its range"
    let found = try warnings { folder in
      let file = folder.file("outline.json")
      var outline = try AnalysisOutline(contentsOf: file)
      outline.warnings = [text]
      try outline.write(to: file)
    }
    #expect(found.contains(text))
  }

  @Test func `are not given without reason`() throws {
    let found = try warnings { _ in }
    #expect(!found.contains { $0.hasPrefix("Poor statistics") || $0.contains("bound") })
  }

  @Test func `tell of bins with few simulated background events`() throws {
    let axis = try Axis(edges: [0, 1, 2, 3])
    var collection = HistogramCollection()
    // (Σw)²/Σw² of the sums: 50, 9 and 4.
    for (name, values, variances) in [
      ("signal", [1.0, 1, 1], [1.0, 1, 1]), ("a", [60, 20, 10], [100, 100, 50]),
      ("b", [40, 10, 10], [100, 0, 50]),
    ] {
      try collection.add(
        Histogram(axis: axis, values: values, variances: variances), at: "SR/\(name)")
    }
    let templates = try #require(ChannelTemplates.all(in: collection).first)
    #expect(
      templates.statisticsWarning(signals: ["signal"]) == """
        Poor statistics: in 2 of 3 bins of 'SR' the background rests on fewer than 10 simulated events, \
        in bin 3 on 4.0.
        """)
    #expect(templates.statisticsWarning(signals: ["signal", "a"]) != nil)
    #expect(templates.statisticsWarning(signals: []) == nil)
  }

  @Test func `tell of nuisance parameters that end at a bound`() throws {
    let workspace = try Workspace(
      json: Data(
        """
        {"channels": [{"name": "region", "samples": [
          {"name": "signal", "data": [10, 0], "modifiers": [
            {"name": "mu", "type": "normfactor", "data": null}]},
          {"name": "background", "data": [50, 52], "modifiers": [
            {"name": "size", "type": "normfactor", "data": null}]}]}],
         "observations": [{"name": "region", "data": [70, 90]}],
         "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": [
           {"name": "size", "bounds": [[0.5, 1.2]], "inits": [1]}]}}], "version": "1.0.0"}
        """.utf8))
    let study = try ModelStudy(Likelihood(workspace), named: "m")
    #expect(
      Page(model: study, source: "m").warnings.contains(
        "In the best fit, size ended at a bound of the allowed range; the errors do not know of it."
      ))
  }
}
