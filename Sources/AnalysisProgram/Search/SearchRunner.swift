import Foundation

/// Carries out the runs of a search, a few at a time.
struct SearchRunner {
  let executable: URL
  /// How many run at once.
  let jobs: Int
  /// Threads of each.
  let threads: Int

  /// Starts one run after another as others end.
  ///
  /// - Parameters:
  ///   - runs: The runs that are to be made.
  ///   - isInterrupted: Asked again and again; once true, running ones are asked to end, and none is
  ///     started.
  ///   - progress: Told the running ones, several times a second.
  ///   - report: Told each run that ended, and how.
  /// - Throws: Where a run's folder cannot be written; running ones are then asked to end.
  func carryOut(
    _ runs: [PlannedRun], isInterrupted: () -> Bool, progress: ([RunProcess]) -> Void,
    report: (PlannedRun, RunProcess.Ending) -> Void
  ) throws {
    var (waiting, running, isStopping) = (runs[...], [RunProcess](), false)
    defer { stop(running) }
    while !(waiting.isEmpty && running.isEmpty) {
      if isInterrupted() && !isStopping {
        (waiting, isStopping) = ([], true)
        for process in running { process.interrupt() }
      }
      while running.count < jobs, let next = waiting.popFirst() {
        running.append(try RunProcess(next, executable: executable, threads: threads))
      }
      let ended = running.filter { !$0.isRunning }
      running.removeAll { process in ended.contains { $0 === process } }
      for process in ended { report(process.run, try process.ending()) }
      progress(running)
      if ended.isEmpty { Thread.sleep(forTimeInterval: 0.05) }
    }
  }

  private func stop(_ running: [RunProcess]) {
    for process in running { process.interrupt() }
    for process in running { _ = try? process.ending() }
  }
}
