import Apus
import Foundation
import TestSupport
import Testing

@Suite("How results were made")
struct ExecutionTests {
  private let first = Execution(
    command: "tiny optimise", start: "2026-05-04T13:07:59Z", seconds: 12.5, threads: 2)

  @Test func `is noted with every command that went on`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      #expect(try folder.executions().isEmpty && folder.bareCommands.isEmpty)
      try folder.note(first, isContinued: false)
      var second = first
      second.command = "tiny optimise --resume"
      try folder.note(second, isContinued: true)
      #expect(try folder.executions() == [first, second])
      try folder.note(second, isContinued: false)
      #expect(try folder.executions() == [second])
    }
  }

  @Test func `is known of folders of earlier versions as far as they say`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try Data("tiny optimise\ntiny optimise --resume\n".utf8).write(to: folder.file("command.txt"))
      #expect(folder.bareCommands == ["tiny optimise", "tiny optimise --resume"])
      try folder.note(first, isContinued: true)
      #expect(try folder.bareCommands.count == 2 && folder.executions() == [first])
      try folder.note(first, isContinued: false)
      #expect(folder.bareCommands.isEmpty)
    }
  }

  @Test func `says what is wrong with a file`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try Data("{}".utf8).write(to: folder.file("provenance.json"))
      let error = #expect(throws: ReportError.self) { try folder.executions() }
      #expect("\(error!)".contains("provenance.json: not a record of how the results were made"))
    }
  }

  @Test func `has commands as a shell reads them back, and the time that passed`() throws {
    let ended = RunningCommand(["tiny", "a b", "it's", ""]).ended(threads: 3)
    #expect(ended.command == "tiny 'a b' 'it'\\''s' ''")
    #expect(ended.seconds >= 0 && ended.threads == 3)
    #expect(throws: Never.self) { try Date(ended.start, strategy: .iso8601) }
  }

  @Test func `has versions of everything that computes`() {
    let versions = SoftwareVersions.current
    #expect(versions.gsl.wholeMatch(of: /\d+\.\d+(\.\d+)?/) != nil)
    #expect(versions.blas.hasPrefix("OpenBLAS "))
    #expect(versions.swift.wholeMatch(of: /\d+\.\d+(\.\d+)?( or later)?/) != nil)
    #expect(!versions.system.isEmpty && !versions.architecture.isEmpty)
    #if DEBUG
      #expect(versions.build == "not optimised")
    #else
      #expect(versions.build == "optimised")
    #endif
    #expect(
      versions.short.wholeMatch(
        of: /Apus \S+ \(Swift [^,]+, (not )?optimised; GSL [0-9.]+; OpenBLAS [0-9.]+\)/) != nil,
      "\(versions.short)")
  }

  @Test func `names the version that the changelog begins with`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardizedFileURL
    let changelog = try String(contentsOf: root.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let first = try #require(changelog.firstMatch(of: /\n## \[?([^\]\s]+)/)?.output.1)
    #expect(SoftwareVersions.apus == first.lowercased())
  }
}
