import ArgumentParser
import Studies

/// `closure`: many fits and their pulls.
struct ClosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closure",
    abstract: "Fit many simulated calibrations or tracks, and show the pulls.",
    subcommands: [FlashClosureCommand.self, TrackClosureCommand.self])
}

extension StudyOptions {
  /// Shows and writes a test; ends the program with a failure if it does not pass.
  func judge(_ test: ClosureTest, as name: String) throws {
    show(test.report(.plain))
    try keep(test, test.figure, as: name)
    if !test.passes { throw ExitCode.failure }
  }
}
