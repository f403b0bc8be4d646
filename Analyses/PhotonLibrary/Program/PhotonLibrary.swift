import ArgumentParser
import Foundation

/// What a network of sines can do in place of a library of visibilities.
@main
struct PhotonLibrary: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "photon-library",
    abstract: "Light in liquid argon: a network of sines in place of a library of visibilities.",
    subcommands: [
      SimulateCommand.self, TrainCommand.self, EvaluateCommand.self, FitCommand.self,
      ClosureCommand.self, CompareCommand.self, CalibrateCommand.self,
    ])
}

/// Prints a line at once, also into a file.
func show(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
