import Apus
import Foundation
import TestSupport
import Testing

@testable import Pages

@Suite("Provenance on pages")
struct ProvenanceTests {
  private func page(of folder: ResultsFolder) throws -> String { try Page(run: folder).html }

  private func execution(_ command: String, seconds: Double) -> Execution {
    var versions = SoftwareVersions.current
    (versions.apus, versions.swift, versions.isOptimised) = ("1.2.3", "6.3.1", true)
    (versions.gsl, versions.blas) = ("2.8", "OpenBLAS <b>Zen</b>")
    (versions.system, versions.architecture) = ("A system", "x86_64")
    return Execution(
      command: command, start: "2026-05-04T13:07:59Z", seconds: seconds, threads: 3,
      versions: versions)
  }

  @Test func `has a column for each command, with times and versions`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try HostileAnalysis.run(into: folder)
      try folder.note(execution("hostile optimise", seconds: 200), isContinued: false)
      let once = try page(of: folder)
      for text in [
        "hostile optimise", "2026-05-04T13:07:59Z", "3 min 20 s", "1.2.3", "Swift 6.3.1, optimised",
        "2.8", "OpenBLAS &lt;b&gt;Zen", "A system", "x86_64",
      ] { #expect(once.contains(text), "\(text)") }
      #expect(!once.contains("command 1"))
      try folder.note(execution("hostile optimise --resume", seconds: 0.5), isContinued: true)
      let twice = try page(of: folder)
      for text in ["command 1", "command 2", "hostile optimise --resume", "0.50 s"] {
        #expect(twice.contains(text), "\(text)")
      }
      #expect(try page(of: folder) == twice)
    }
  }

  @Test func `of folders of earlier versions has their commands`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try HostileAnalysis.run(into: folder)
      try Data("hostile optimise --steps 12\n".utf8).write(to: folder.file("command.txt"))
      let html = try page(of: folder)
      #expect(html.contains("hostile optimise --steps 12") && !html.contains("How it was computed"))
    }
  }
}
