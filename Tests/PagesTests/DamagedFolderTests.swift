import Apus
import Foundation
import TestSupport
import Testing

@testable import Pages

/// Files of results that were changed: a page of what they say, or an error, never a crash.
@Suite("Pages of damaged folders")
struct DamagedFolderTests {
  /// A folder of results without the workspace, whose reader has tests of its own, and whose fits take time.
  private func withResults(_ body: (ResultsFolder) throws -> Void) throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try HostileAnalysis.run(into: folder)
      try FileManager.default.removeItem(at: folder.file("workspace.json"))
      try body(folder)
    }
  }

  @Test(arguments: [
    "metrics.json", "closure.json", "outline.json", "cutflow.json", "distributions.json",
    "playback.json", "trained.json", "histograms-before-exact.json", "histograms-after-exact.json",
  ])
  func `of which a value is another one, missing or twice there`(name: String) throws {
    try withResults { folder in
      let whole = try Data(contentsOf: folder.file(name))
      var random = Mutation.Random(seed: 1, purpose: name)
      var refused = 0
      for _ in 0..<60 {
        let changed = try Mutation.mutated(whole, &random)
        try changed.write(to: folder.file(name))
        do { _ = try Page(run: folder).html } catch { refused += 1 }
      }
      #expect(refused > 0)
    }
  }

  @Test func `of which the history is another table`() throws {
    try withResults { folder in
      let file = folder.file("history.csv")
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      for phase in ["nan", "", "0.5", "-1", "1e300", "9223372036854775807"] {
        let line = "1,\(phase),0.5,,1,1,1,1"
        try Data("\(lines[0])\n\(line)\n".utf8).write(to: file)
        #expect(throws: (any Error).self) { try Page(run: folder) }
      }
      try Data("\(lines[0])\n".utf8).write(to: file)
      _ = try? Page(run: folder).html
    }
  }

  @Test func `name what does not fit`() throws {
    try withResults { folder in
      let file = folder.file("playback.json")
      var playback = try Playback(contentsOf: file)
      playback.frames[0].channels[0].values[0].removeLast()
      try playback.write(to: file)
      let error = #expect(throws: ReportError.self) { try Page(run: folder) }
      #expect(
        error.map { "\($0)" } == """
          \(file.path): damaged: frame of step 0, channel '\(HostileAnalysis.channel)', values of a \
          process: 2, where 3 are expected
          """)
    }
  }
}
