import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@Suite("A second opinion")
struct SecondOpinionTests {
  /// A program that passes for a Python: it knows its version, and answers what it is told.
  private func python(in folder: URL, answering answer: String) throws -> URL {
    let file = folder.appending(path: "python")
    let script = """
      #!/bin/sh
      case $2 in
        *'print(pyhf'*) echo 9.9 ;;
        *) \(answer) ;;
      esac
      """
    try Data(script.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file
  }

  private func opinion(answering answer: String, limit: Double = 60) throws -> PyhfOpinion {
    try withTemporaryFolder { folder in
      let python = try PyhfPython(python(in: folder, answering: answer).path, limit: limit)
      return python.opinion(on: folder.appending(path: "workspace.json"))
    }
  }

  @Test func `is asked for with the workspace, and read`() throws {
    let found = try opinion(
      answering: """
        test "${3##*/}" = workspace.json && \
        echo '{"version": "9.9", "numbers": {"significance": 2, "cls": 0.1}}'
        """)
    let numbers = PyhfOpinion.Numbers(significance: 2, cls: 0.1)
    #expect(found == PyhfOpinion(version: "9.9", numbers: numbers))
  }

  @Test func `may be that pyhf has no numbers`() throws {
    let refused = try opinion(answering: #"echo '{"version": "9.9", "problem": "no poi"}'"#)
    #expect(refused == PyhfOpinion(version: "9.9", problem: "no poi"))
    #expect(refused.text(beside: nil) == "pyhf 9.9 has no numbers for workspace.json: no poi")
    for answer in ["echo nonsense", "exit 4"] {
      let found = try opinion(answering: answer)
      #expect(found.numbers == nil && found.problem?.isEmpty == false)
    }
    let slow = try opinion(answering: "sleep 600", limit: 0.1)
    #expect(slow.problem?.contains("ended after 0.1 seconds") == true)
  }

  @Test func `needs a Python that has pyhf`() throws {
    for path in ["/no/such/python", "/bin/false"] {
      let error = #expect(throws: ReportError.self) { try PyhfPython(path) }
      #expect(error.map { "\($0)" }?.hasPrefix("--pyhf: \(path)") == true)
    }
  }

  @Test func `agrees or does not`() {
    var metrics = Metrics(significance: 2, pValue: 0.02, cls: 0.1, uncertainty: 0.5)
    let opinion = PyhfOpinion(version: "9.9", numbers: .init(significance: 2.001, cls: 0.1))
    #expect(opinion.agrees(with: metrics))
    #expect(opinion.text(beside: metrics).contains("is within what fits leave open"))
    metrics.cls = 0.102
    #expect(!opinion.agrees(with: metrics))
    #expect(
      opinion.text(beside: metrics).hasSuffix(
        "the largest relative difference is 0.02, which is more than fits leave open."))
    #expect(!PyhfOpinion(version: "9.9", problem: "none").agrees(with: metrics))
    // √q₀ of nothing is what rounding leaves of it.
    let nothing = PyhfOpinion(version: "9.9", numbers: .init(significance: 0, cls: 0.1))
    metrics = Metrics(significance: 1e-4, pValue: 0.5, cls: 0.1, uncertainty: 0.5)
    #expect(nothing.agrees(with: metrics))
  }

  @Test func `of an earlier run does not stay`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      let python = try PyhfPython(python(in: url, answering: "exit 1").path)
      try Data("{}".utf8).write(to: folder.file("workspace.json"))
      #expect(try folder.askForOpinion(python) != nil)
      #expect(try folder.opinion()?.problem != nil)
      try folder.askForOpinion(nil)
      #expect(try folder.opinion() == nil)
    }
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `of pyhf itself is that metrics are right`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      let compiled = try TinyAnalysis().compiled()
      let settings = TrainingSettings { $0.steps = 3 }
      let trainer = try Trainer(compiled, settings: settings)
      let result = try trainer.run(from: compiled.initialValues(seed: 1))
      let report = try folder.write(result, of: compiled, run: trainer.record(of: "Tiny"))
      let metrics = try #require(report.metrics.headline?.after)
      let python = try PyhfPython(ConformanceScript.python.path)
      let opinion = try #require(try folder.askForOpinion(python))
      #expect(opinion.agrees(with: metrics), "\(opinion.text(beside: metrics))")
      #expect(try folder.opinion() == opinion)
      try Data("{}".utf8).write(to: folder.file("workspace.json"))
      #expect(try folder.askForOpinion(python)?.problem?.isEmpty == false)
    }
  }
}
