import FitConfigurations
import Foundation
import TestSupport
import Testing

@Suite("Files by wildcards")
struct WildcardTests {
  @Test func `are found in order, as paths from the folder`() throws {
    try withTemporaryFolder { folder in
      for name in ["b2.csv", "b1.csv", "b10.csv", "c.csv"] {
        try Data("x\n1\n".utf8).write(to: folder.appending(path: name))
      }
      let input = FileInput(relativeTo: folder)
      #expect(try input.files(matching: "b*.csv") == ["b1.csv", "b10.csv", "b2.csv"])
      #expect(try input.files(matching: "[c-d].csv") == ["c.csv"])
      #expect(try input.files(matching: "none.csv") == ["none.csv"])
      let whole = "\(folder.path)/c.*"
      #expect(try input.files(matching: whole) == ["\(folder.path)/c.csv"])
      #expect(try input.events(in: "", of: "b10.csv").columns.map(\.name) == ["x"])
    }
  }

  @Test func `a folder's own name has none`() throws {
    try withTemporaryFolder { folder in
      let odd = folder.appending(path: "run[1]*?\\")
      try FileManager.default.createDirectory(at: odd, withIntermediateDirectories: true)
      try Data("x\n1\n".utf8).write(to: odd.appending(path: "a.csv"))
      #expect(try FileInput(relativeTo: odd).files(matching: "?.csv") == ["a.csv"])
    }
  }

  @Test func `that find nothing are told with the folder as it was given`() {
    let input = FileInput(relativeTo: URL(filePath: "nowhere", directoryHint: .isDirectory))
    let error = #expect(throws: (any Error).self) { try input.files(matching: "b*.root") }
    #expect(error.map { "\($0)" } == "there is no file 'nowhere/b*.root'")
    let events = #expect(throws: (any Error).self) { try input.events(in: "t", of: "b.root") }
    #expect(events.map { "\($0)" } == "nowhere/b.root: no such file")
  }
}
