import Apus
import Foundation
import Plots
import TestSupport
import Testing

@testable import Pages

/// Looks at pages with a real browser, by `Browser/browse.py`.
@Suite(
  "Pages in a browser",
  .enabled(if: Browser.mayRun, "run 'make setup' for Chromium and the Python packages"),
  .serialized)
struct BrowserTests {
  @Test func `a run's page works by mouse and keys, on a screen and on a phone, light and dark`()
    throws
  {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try HostileAnalysis.run(into: folder)
      let page = folder.file("report.html")
      try Page(run: folder).write(to: page)
      let references = Browser.folder.appending(path: "References")
      try Browser.run("browse.py", [page.path, references.path])
    }
  }

  @Test func `a comparison's page works on a screen and on a phone, light and dark`() throws {
    try withTemporaryFolder { url in
      let folders = ["first", "second", "third"].map {
        ResultsFolder(url.appending(path: $0).path)
      }
      for (folder, steps) in zip(folders, [4, 8, 12]) {
        try HostileAnalysis.run(into: folder, steps: steps)
      }
      let page = url.appending(path: "comparison.html")
      try Page(comparing: folders).write(to: page)
      let references = Browser.folder.appending(path: "References/Comparison")
      try Browser.run("browse.py", [page.path, references.path])
    }
  }

  @Test func `the page of two hundred frames is small`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try HostileAnalysis.run(into: folder)
      try LongTraining.playback(frames: 200, bins: 12).write(to: folder.file("playback.json"))
      let page = folder.file("report.html")
      try Page(run: folder).write(to: page)
      try Browser.run("measure.py", [page.path])
    }
  }

  @Test func `a page that is watched keeps the reader's place`() throws {
    try withTemporaryFolder { url in
      let steps = [[0, 1, 2, 3], [0, 1, 2, 3, 4, 5], [0, 2, 4, 6, 8]]
      for (number, steps) in steps.enumerated() {
        let page = Self.page(number, steps: steps)
        try page.write(to: url.appending(path: "\(number).html"))
      }
      try Browser.run("watch.py", [url.path])
    }
  }

  /// A page with a film, details and a table that is wider than a narrow window.
  private static func page(_ number: Int, steps: [Int]) -> Page {
    var page = Page(title: "page \(number)", subtitle: "In training")
    page.isWatched = number < 2
    page.cards = [Page.Card(label: "Steps", value: "\(steps.count)", note: "")]
    let filler = Page.Section("filler", "More") { (0..<30).map { Paragraph("line \($0)") } }
    let training = Page.Section("training", "Training") {
      Details("Settings") { Paragraph("Adam") }
      Table(
        "Wide", (0..<40).map { "column \($0)" }, rows: [(0..<40).map { "\(number) and \($0)" }])
      Flipbook(name: "training", frames: steps.map(frame), start: steps.count - 1, caption: "")
    }
    page.sections = (number > 0 ? [filler] : []) + [training]
    return page
  }

  private static func frame(_ step: Int) -> Flipbook.Frame {
    let figure = Figure("Frame", description: "picture of frame \(step)") {
      Panel(x: .linear("x"), y: .linear("y")) { Line([0, 1], [0, Double(step)]) }
    }
    return Flipbook.Frame(step: step, label: "frame \(step)", figures: [figure])
  }
}

private enum Browser {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Browser")

  /// Runs a script of the folder and expects it to find no problem.
  static func run(
    _ script: String, _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let status = try ConformanceScript(at: folder.appending(path: script)).run(arguments)
    #expect(status == 0, sourceLocation: sourceLocation)
  }

  static var mayRun: Bool {
    let isRequired = ProcessInfo.processInfo.environment["APUS_REQUIRE_PEERS"] == "1"
    let paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    return isRequired
      || ConformanceScript.mayRun && paths.contains(where: FileManager.default.fileExists(atPath:))
  }
}
