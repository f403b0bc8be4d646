import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Written ROOT files as ROOT reads them")
struct ROOTOpensTests {
  @Test(.enabled(if: ConformanceScript.rootPython != nil, "\(ConformanceScript.skippedROOT)"))
  func `every class and type, merging, and adding to a file`() throws {
    try withTemporaryFolder { folder in
      let files = ["first.root", "second.root"].map { folder.appending(path: $0) }
      try WrittenExample.file().write(to: files[0])
      try WrittenExample.file(compression: .zstd, isBig: true).write(to: files[1])
      let status = try ConformanceScript("root_opens.py").run(
        [folder.path] + files.map(\.path), with: ConformanceScript.rootPython)
      #expect(status == 0)
    }
  }
}
