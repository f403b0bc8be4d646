import Apus
import Foundation
import NumericalMethods
import TestSupport
import Testing

@testable import Reports

/// The wide analysis's program, run to its end or killed on the way.
private struct Run {
  let folder: URL
  var options: [String] = []

  private var arguments: [String] {
    ["optimise", "--threads", "1", "--bootstrap", "2", "-o", folder.path] + options
  }
  private let environment = ["TINY_ANALYSIS": "wide"]

  func finished(_ more: String...) throws -> Program {
    try Program("tiny-analysis", arguments + more, environment: environment)
  }

  /// Whether the program ended before it was killed.
  func killed(after seconds: Double) throws -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    return try killed { Date() >= end }
  }

  /// Whether the program ended before it was killed, which is as soon as the condition holds.
  func killed(when isTime: () -> Bool) throws -> Bool {
    let process = Process()
    process.executableURL = Program.executable("tiny-analysis")
    process.arguments = arguments + ["--resume"]
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning && !isTime() { Thread.sleep(forTimeInterval: 0.001) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .exit && process.terminationStatus == 0
  }

  /// Every number of the trained parameters, the last ones and the history, as written.
  func numbers() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in ["trained", "last", "initial"] {
      let file = folder.appending(path: "\(name).json")
      let trained = try TrainedAnalysis(contentsOf: file)
      for (path, entry) in trained.parameters {
        let tensor = try (entry.raw ?? entry.value).tensor(in: file, named: path)
        contents["\(name) \(path)"] = tensor.elements.withUnsafeBytes { Data($0) }
      }
    }
    contents["history"] = try Data(contentsOf: folder.appending(path: "history.csv"))
    for name in ["metrics", "outline", "cutflow", "distributions", "playback"] {
      contents[name] = try Data(contentsOf: folder.appending(path: "\(name).json"))
    }
    return contents
  }
}

@Suite("Resumption")
struct ResumptionTests {
  /// Twenty kills: while starting, between updates, while writing checkpoints and results. The moments
  /// are random, what comes out may not depend on them.
  @Test(.timeLimit(.minutes(5)))
  func `after kills at random moments ends with the same bits`() throws {
    try withTemporaryFolder { url in
      let reference = Run(folder: url.appending(path: "whole"))
      let whole = Date()
      #expect(try reference.finished().status == 0)
      let duration = Date().timeIntervalSince(whole)
      let expected = try reference.numbers()
      #expect(expected.count > 20)
      let random = RandomStream(seed: 5, purpose: "moments of kills")
      var (kills, completed) = (0, 0)
      while kills < 20 {
        let run = Run(folder: url.appending(path: "killed \(completed)"))
        var isDone = false
        while !isDone && kills < 20 {
          isDone = try run.killed(
            after: duration * random.uniform(at: UInt64(kills + 100 * completed)))
          kills += isDone ? 0 : 1
        }
        if !isDone { #expect(try run.finished("--resume").status == 0) }
        #expect(try run.numbers() == expected)
        completed += 1
      }
    }
  }

  @Test func `an unfinished run is neither overwritten nor mixed with another`() throws {
    try withTemporaryFolder { url in
      let run = Run(folder: url)
      var program = try Program(
        "tiny-analysis", ["optimise", "-o", url.path, "--steps", "100000", "--bootstrap", "0"],
        environment: ["TINY_ANALYSIS": "wide"], interruptAfter: "\nstep ")
      #expect(program.status == 0)
      #expect(program.output.hasSuffix("Go on from here by the same command with --resume.\n"))
      let file = url.appending(path: "checkpoint.json")
      let step = try Checkpoint(contentsOf: file).history.count
      program = try run.finished()
      #expect(program.status == 1)
      #expect(
        program.errors == """
          error: \(file.path): an unfinished run that has made \(step) updates; continue it with \
          --resume, discard it with --restart, or write elsewhere with --output

          """)
      program = try run.finished("--resume", "--seed", "2")
      #expect(program.status == 1)
      #expect(
        program.errors.hasPrefix(
          """
          error: \(file.path): the checkpoint of another run, which this one cannot continue: \
          seed: 1, now 2; phase 2 steps: 100000, now 60; test background: 65 events, weights sum to
          """), "\(program.errors)")
      #expect(
        program.errors.contains("; and 10 more differences; repeat that run's options and data"))
      #expect(try run.finished("--restart").status == 0)
      #expect(!FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test func `an interrupted run goes on as if nothing had happened`() throws {
    try withTemporaryFolder { url in
      let (whole, parts) = (
        Run(folder: url.appending(path: "1")), Run(folder: url.appending(path: "2"))
      )
      #expect(try whole.finished().status == 0)
      let program = try Program(
        "tiny-analysis",
        ["optimise", "--threads", "1", "--bootstrap", "2", "-o", parts.folder.path],
        environment: ["TINY_ANALYSIS": "wide"], interruptAfter: "\nstep ")
      #expect(program.status == 0)
      let again = try parts.finished("--resume")
      #expect(again.status == 0)
      #expect(again.output.contains("80 steps, going on after step "))
      #expect(try parts.numbers() == whole.numbers())
    }
  }

  @Test func `an unfinished run's best parameters can be evaluated`() throws {
    try withTemporaryFolder { url in
      let run = Run(folder: url, options: ["--steps", "100000"])
      let checkpoint = url.appending(path: "checkpoint.json").path
      let isDone = try run.killed { FileManager.default.fileExists(atPath: checkpoint) }
      #expect(!isDone)
      let evaluated = try Program(
        "tiny-analysis", ["evaluate", "-r", url.path, "--bootstrap", "2"],
        environment: ["TINY_ANALYSIS": "wide"])
      #expect(evaluated.status == 0 && evaluated.output.contains("significance"))
    }
  }

  @Test func `a cross-training goes on with the fold that was not finished`() throws {
    try withTemporaryFolder { url in
      let options = ["--folds", "3"]
      let whole = Run(folder: url.appending(path: "1"), options: options)
      let parts = Run(folder: url.appending(path: "2"), options: options)
      #expect(try whole.finished().status == 0)
      let checkpoint = parts.folder.appending(path: "fold-2/checkpoint.json").path
      let isDone = try parts.killed { FileManager.default.fileExists(atPath: checkpoint) }
      #expect(!isDone)
      let error = try parts.finished().errors
      #expect(error.hasPrefix("error: \(checkpoint): an unfinished run that has made "), "\(error)")
      let rest = try parts.finished("--resume")
      #expect(rest.status == 0)
      #expect(
        rest.output.hasPrefix(
          "Fold 1 of 3\nThe training in \(parts.folder.path)/fold-1 is finished.\n"))
      for name in ["metrics.json", "workspace.json", "fold-2/history.csv", "fold-3/metrics.json"] {
        let files = [whole, parts].map { $0.folder.appending(path: name) }
        #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]), "\(name)")
      }
    }
  }

  @Test func `a damaged checkpoint is named, at whatever byte it ends`() throws {
    try withTemporaryFolder { url in
      let file = url.appending(path: "checkpoint.json")
      _ = try Program(
        "tiny-analysis", ["optimise", "-o", url.path, "--steps", "100000", "--bootstrap", "0"],
        environment: ["TINY_ANALYSIS": "wide"], interruptAfter: "\nstep ")
      let whole = try Data(contentsOf: file)
      for length in stride(from: 0, to: whole.count - 2, by: whole.count / 150 + 1) {
        try whole.prefix(length).write(to: file)
        let error = #expect(throws: ReportError.self) { try Checkpoint(contentsOf: file) }
        #expect("\(error!)".hasPrefix("\(file.path): not a checkpoint: "))
      }
    }
  }
}
