import ArgumentParser
import Foundation

/// Light in a tank of water: its medium and sensors calibrated, its tracks found.
@main
struct CherenkovCalibration: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cherenkov-calibration",
    abstract: "Photons in a tank of water: calibrate it with flashes of light, and find tracks.",
    subcommands: [
      SimulateCommand.self, CalibrateCommand.self, TrackCommand.self, ClosureCommand.self,
      CompareCommand.self, IceCommand.self,
    ])
}

/// Prints a line at once, also into a file.
func show(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
