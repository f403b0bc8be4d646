import Apus
import Foundation
import TestSupport
import Testing

@testable import Pages

@Suite("Pages of runs")
struct RunPageTests {
  private typealias Made = (html: String, report: RunReport, files: [String: Data])

  /// The page of a run whose names are markup, and its report.
  private static let made = Result {
    try withTemporaryFolder { url -> Made in
      let folder = ResultsFolder(url.path)
      let report = try HostileAnalysis.run(into: folder)
      let files = try ["metrics.json", "playback.json", "cutflow.json"].map {
        ($0, try Data(contentsOf: folder.file($0)))
      }
      return (
        try Page(run: folder).html, report, Dictionary(uniqueKeysWithValues: files)
      )
    }
  }

  /// What stands between the tags of all elements of a name.
  private func values(of html: String) -> [Double] {
    html.matches(of: /<data value="([^"]+)">/).compactMap { Double($0.output.1) }
  }

  @Test func `show names as texts`() throws {
    let html = try Self.made.get().html
    for tag in [
      "<script>alert", "<img", "<svg onload", "<i>x", "<u>", "<b>GeV", "<em>Hostile", "<s>",
    ] {
      #expect(!html.contains(tag), "\(tag)")
    }
    #expect(html.contains("&lt;script&gt;alert('signal')&lt;/script&gt;"))
    #expect(
      html.contains("\"&gt;&lt;svg onload=alert(2)&gt; region")
        || html.contains("&quot;&gt;&lt;svg"))
    // A script element ends at the first end tag in it, whatever its text.
    let scripts = html.components(separatedBy: "<script").dropFirst()
    #expect(scripts.count == 2)
    #expect(html.components(separatedBy: "</script>").count == 3)
  }

  @Test func `have the numbers of the exports, to the last digit`() throws {
    let (html, report, files) = try Self.made.get()
    let shown = Set(values(of: html))
    let metrics = try JSONDecoder().decode(MetricsReport.self, from: files["metrics.json"]!)
    let headline = try #require(metrics.headline)
    for number in [\Metrics.significance, \.pValue, \.cls, \.uncertainty] {
      for stage in [headline.before, headline.after] {
        let number = try #require(stage)[keyPath: number]
        #expect(shown.contains(number), "\(number)")
      }
    }
    for bin in report.closure.bins {
      #expect(shown.contains(bin.exact) && shown.contains(bin.relaxed))
    }
    let flow = try JSONDecoder().decode(CutFlow.self, from: files["cutflow.json"]!)
    for count in flow.channels.flatMap(\.processes).flatMap(\.after) {
      #expect(shown.contains(count.expected), "\(count.expected)")
    }
  }

  @Test func `have all sections`() throws {
    let html = try Self.made.get().html
    for id in [
      "pipeline", "training", "histograms", "cuts", "model", "closure", "yields", "files",
      "provenance",
    ] {
      #expect(html.contains("<section id=\"\(id)\""), "\(id)")
      #expect(html.contains("href=\"#\(id)\""), "\(id)")
    }
  }

  @Test func `fetch nothing, and are the same each time`() throws {
    let (html, _, _) = try Self.made.get()
    #expect(html.contains("default-src 'none'"))
    let addresses = html.matches(of: /<[a-z]+ [^>]*(?:src|href)="([^"]*)"/).map(\.output.1)
    #expect(!addresses.isEmpty)
    let allowed = ["#", "./", "data:image/png;base64,"]
    #expect(addresses.allSatisfy { address in allowed.contains(where: address.hasPrefix) })
    #expect(!html.contains("url(") && !html.contains("@import"))
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try HostileAnalysis.run(into: folder)
      let again = try Page(run: folder).html
      #expect(again == (try Page(run: folder).html))
    }
  }

  @Test func `show what pyhf says, and warn where it is something else`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      let metrics = try #require(HostileAnalysis.run(into: folder).metrics.headline?.after)
      func html(cls: Double) throws -> String {
        let numbers = PyhfOpinion.Numbers(significance: metrics.significance, cls: cls)
        let opinion = PyhfOpinion(version: "0.7.6", numbers: numbers)
        try JSONEncoder().encode(opinion).write(to: folder.file("pyhf.json"))
        return try Page(run: folder).html
      }
      let agreed = try html(cls: metrics.cls * 1.0001)
      #expect(agreed.contains("<section id=\"opinion\"") && agreed.contains("Its numbers agree"))
      #expect(!agreed.contains("more than fits leave open"))
      #expect(values(of: agreed).contains(metrics.cls * 1.0001))
      let other = try html(cls: metrics.cls * 1.01)
      #expect(other.contains("numbers do not agree"))
      #expect(other.contains("is more than fits leave open"))
      let refusal = PyhfOpinion(version: "0.7.6", problem: "<b>no</b>")
      try JSONEncoder().encode(refusal).write(to: folder.file("pyhf.json"))
      let refused = try Page(run: folder).html
      #expect(!refused.contains("<section id=\"opinion\""))
      #expect(refused.contains("has no numbers for workspace.json: &lt;b&gt;no&lt;/b&gt;"))
    }
  }

  @Test func `of a folder without results`() throws {
    try withTemporaryFolder { url in
      let error = #expect(throws: PagesError.self) { try Page(run: ResultsFolder(url.path)) }
      #expect(error.map { "\($0)".contains("metrics.json") } == true)
    }
  }

  @Test func `play cuts back with histograms and the significance`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try HostileAnalysis.run(into: folder)
      let run = try RunFolder(folder)
      let book = try #require(run.playback).flipbook(
        signals: run.signals, cuts: try #require(run.distributions).cuts,
        curve: try #require(run.history).validationCurve(bestStep: nil))
      #expect(book.frames.count > 3 && book.frames.allSatisfy { $0.figures.count == 3 })
      let thresholds = Set(book.frames.map { $0.figures[2].description })
      #expect(thresholds.count == book.frames.count, "the cut moves from frame to frame")
      #expect(thresholds.allSatisfy { $0.contains("The cut now: ") })
    }
  }

  @Test func `compare runs by what was set otherwise`() throws {
    try withTemporaryFolder { url in
      let folders = ["a", "b"].map { ResultsFolder(url.appending(path: $0).path) }
      for folder in folders { try HostileAnalysis.run(into: folder) }
      let html = try Page(comparing: folders).html
      #expect(html.contains("Comparison of 2 runs"))
      #expect(html.contains(">a</th>") && html.contains(">b</th>"))
      let metrics = try MetricsReport(contentsOf: folders[0].file("metrics.json"))
      let significance = try #require(metrics.headline?.after?.significance)
      #expect(values(of: html).filter { $0 == significance }.count == 4)
      #expect(values(of: html).contains(0))
      for title in ["Significance", "Validation", "threshold", "edges"] {
        #expect(html.contains("<title>\(title)</title>"), "\(title)")
      }
      #expect(html.contains("signal events</text>"), "templates in the same bins")
      #expect(!html.contains("<svg onload") && !html.contains("<script>alert"))
    }
  }

  @Test func `compare runs without templates in the same bins`() throws {
    try withTemporaryFolder { url in
      let folders = [4, 12].map { ($0, ResultsFolder(url.appending(path: "\($0)").path)) }
      for (steps, folder) in folders { try HostileAnalysis.run(into: folder, steps: steps) }
      let html = try Page(comparing: folders.map(\.1)).html
      #expect(html.contains("No two runs have the same bins in "))
      #expect(!html.contains("signal events</text>"))
    }
  }
}
