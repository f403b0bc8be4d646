import Foundation
import Reports

/// A process that carries out one run of a search; what it prints goes into `log.txt` in the run's folder.
final class RunProcess {
  /// How a process ended.
  enum Ending: Equatable {
    case finished
    case interrupted
    case failed(String)
  }

  let run: PlannedRun
  private let process = Process()
  private let log: URL

  /// Starts the run.
  ///
  /// - Throws: `ReportError` where the folder cannot be written, or what the system says of the process.
  init(_ run: PlannedRun, executable: URL, threads: Int) throws {
    self.run = run
    log = run.folder.file("log.txt")
    try run.folder.prepare()
    try SearchedRun(options: run.options).write(to: run.folder)
    try Data().write(to: log)
    let file = try FileHandle(forWritingTo: log)
    defer { try? file.close() }
    process.executableURL = executable
    process.arguments = run.arguments(threads: threads)
    process.environment = SearchParent.environmentOfRuns
    process.standardInput = FileHandle.nullDevice
    (process.standardOutput, process.standardError) = (file, file)
    try process.run()
  }

  var isRunning: Bool { process.isRunning }

  /// Asks it to write a checkpoint and to end.
  func interrupt() { process.interrupt() }

  /// How far it has come: "20/300".
  var progress: String {
    let words = lines.last { $0.hasPrefix("step ") }?.split(separator: " ").dropFirst() ?? []
    return words.prefix { $0 != "loss" }.joined()
  }

  /// How it ended; a failure is noted in its folder.
  func ending() throws -> Ending {
    process.waitUntilExit()
    if let failure {
      var record = SearchedRun(options: run.options)
      record.failure = failure
      try record.write(to: run.folder)
      return .failed(failure)
    }
    return run.folder.isFinished ? .finished : .interrupted
  }

  private var failure: String? {
    let (status, text) = (process.terminationStatus, lines)
    if process.terminationReason == .uncaughtSignal {
      // One that was asked to end before it could listen.
      return status == SIGINT
        ? nil : "ended by signal \(status)\(text.last.map { ": \($0)" } ?? "")"
    }
    guard status != 0 else { return nil }
    let marks = ["error: ", "Error: ", "Training ended: "]
    let found = text.last { line in marks.contains { line.hasPrefix($0) } }
    return found.map(String.init) ?? text.last.map(String.init) ?? "exit status \(status)"
  }

  private var lines: [Substring] {
    ((try? String(contentsOf: log, encoding: .utf8)) ?? "").split(separator: "\n")
  }
}
