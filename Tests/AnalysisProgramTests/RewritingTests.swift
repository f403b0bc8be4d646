import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@Suite("Results that are judged again")
struct RewritingTests {
  private func optimised(_ url: URL, _ more: String...) throws -> ResultsFolder {
    let run = try Program(
      ["optimise", "--steps", "2", "--bootstrap", "10", "-o", url.path] + more)
    #expect(run.status == 0, "\(run.errors)")
    return ResultsFolder(url.path)
  }

  /// Every file but the one that says when and how long.
  private func contents(of folder: ResultsFolder, but left: Set<String> = ["provenance.json"])
    throws -> [String: Data]
  {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
    return names.filter { !left.contains(URL(filePath: $0).lastPathComponent) }
      .reduce(into: [:]) { contents, name in
        // Folders have no contents.
        contents[name] = try? Data(contentsOf: folder.file(name))
      }
  }

  private func numbers(in page: URL) throws -> Set<Double> {
    let html = try String(contentsOf: page, encoding: .utf8)
    return Set(html.matches(of: /<data value="([^"]+)">/).compactMap { Double($0.output.1) })
  }

  /// The page and the files say the same.
  private func requireOneState(of folder: ResultsFolder, _ metrics: MetricsReport) throws {
    let shown = try numbers(in: folder.file("report.html"))
    let headline = try #require(metrics.headline)
    for stage in [headline.before, headline.after] {
      let stage = try #require(stage)
      #expect(shown.isSuperset(of: [stage.significance, stage.pValue, stage.cls]))
    }
    let flow = try CutFlow(contentsOf: folder.file("cutflow.json"))
    for count in flow.channels.flatMap(\.processes).compactMap(\.after.last) {
      #expect(shown.contains(count.expected))
    }
  }

  @Test func `evaluate changes nothing unless asked to`() throws {
    try withTemporaryFolder { url in
      let folder = try optimised(url)
      let before = try contents(of: folder, but: [])
      #expect(try Program(["evaluate", "-r", url.path, "--bootstrap", "30"]).status == 0)
      #expect(try contents(of: folder, but: []) == before)
      try requireOneState(
        of: folder, MetricsReport(contentsOf: folder.file("metrics.json")))
    }
  }

  @Test func `evaluate writes what it finds, and the page, if asked to`() throws {
    try withTemporaryFolder { url in
      let folder = try optimised(url)
      let before = try contents(of: folder)
      let same = try Program(["evaluate", "-r", url.path, "--update", "--bootstrap", "10"])
      #expect(same.status == 0, "\(same.errors)")
      var after = try contents(of: folder)
      // Only the page knows that another command was given.
      for name in before.keys where name != "report.html" {
        #expect(after[name] == before[name], "\(name)")
      }
      #expect(after.keys == before.keys)
      let run = try Program(["evaluate", "-r", url.path, "--update", "--bootstrap", "30"])
      #expect(run.status == 0, "\(run.errors)")
      after = try contents(of: folder)
      #expect(after["metrics.json"] != before["metrics.json"])
      let metrics = try MetricsReport(contentsOf: folder.file("metrics.json"))
      #expect(metrics.headline?.afterError?.replicas == 30 && metrics.validationLoss != nil)
      #expect(run.output == "\(metrics)\n")
      try requireOneState(of: folder, metrics)
      let html = try String(contentsOf: folder.file("report.html"), encoding: .utf8)
      #expect(html.contains("--update --bootstrap 30"))
      #expect(try folder.executions().count == 3)
    }
  }

  @Test func `what pyhf said is kept with the workspace that it was said of`() throws {
    try withTemporaryFolder { url in
      let folder = try optimised(url)
      let opinion = folder.file("pyhf.json")
      let said = #"{"version": "0.7.6", "problem": "none"}"#
      try Data(said.utf8).write(to: opinion)
      let update = ["evaluate", "-r", url.path, "--update", "--bootstrap", "10"]
      #expect(try Program(update).status == 0)
      #expect(try String(contentsOf: opinion, encoding: .utf8) == said)
      try Data("{}".utf8).write(to: folder.file("workspace.json"))
      #expect(try Program(update).status == 0)
      #expect(!FileManager.default.fileExists(atPath: opinion.path))
    }
  }

  @Test func `export into the results' own folder keeps page and files of one state`() throws {
    try withTemporaryFolder { url in
      let folder = try optimised(url)
      let before = try contents(of: folder)
      // As if the histograms had been made of other events.
      try FileManager.default.removeItem(at: folder.file("histograms-after-exact.json"))
      try Data("{}".utf8).write(to: folder.file("cutflow.json"))
      let run = try Program(["export", "-r", url.path])
      #expect(run.status == 0, "\(run.errors)")
      let after = try contents(of: folder)
      for name in before.keys where name != "report.html" {
        #expect(after[name] == before[name], "\(name)")
      }
      try requireOneState(
        of: folder, MetricsReport(contentsOf: folder.file("metrics.json")))
    }
  }

  @Test func `folds are judged again with what they say together`() throws {
    try withTemporaryFolder { url in
      let folder = try optimised(url, "--folds", "3")
      let before = try contents(of: folder)
      let run = try Program(["evaluate", "-r", url.path, "--update", "--bootstrap", "10"])
      #expect(run.status == 0, "\(run.errors)")
      let after = try contents(of: folder)
      for name in before.keys where !name.hasSuffix("report.html") {
        #expect(after[name] == before[name], "\(name)")
      }
      try requireOneState(
        of: folder, MetricsReport(contentsOf: folder.file("metrics.json")))
      let html = try String(contentsOf: folder.file("report.html"), encoding: .utf8)
      for id in ["pipeline", "folds", "histograms", "cuts", "yields", "provenance"] {
        #expect(html.contains("<section id=\"\(id)\""), "\(id)")
      }
      #expect(html.contains("network layer 1 weights: 4 numbers, RMS "))
      #expect(html.contains("means over 3 folds") && html.contains("./fold-2/report.html"))
    }
  }
}
