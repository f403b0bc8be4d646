import Apus
import Foundation
import TestSupport
import Testing

@testable import Pages

/// Looks at pages with a real browser, by `Browser/browse.py`.
@Suite(
  "Pages in a browser",
  .enabled(if: Browser.mayRun, "run 'make setup' for Chromium and the Python packages"))
struct BrowserTests {
  private let script = ConformanceScript(at: Browser.folder.appending(path: "browse.py"))

  @Test func `a run's page works by mouse and keys, on a screen and on a phone, light and dark`()
    throws
  {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try HostileAnalysis.run(into: folder)
      let page = folder.file("report.html")
      try Page(run: folder).write(to: page)
      let references = Browser.folder.appending(path: "References")
      let status = try script.run([page.path, references.path])
      #expect(status == 0)
    }
  }
}

private enum Browser {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Browser")

  static var mayRun: Bool {
    let isRequired = ProcessInfo.processInfo.environment["APUS_REQUIRE_PEERS"] == "1"
    let paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    return isRequired
      || ConformanceScript.mayRun && paths.contains(where: FileManager.default.fileExists(atPath:))
  }
}
