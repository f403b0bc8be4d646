import ArgumentParser
import Foundation
import LightTransport

/// `simulate`: a library of visibilities.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Count the photons that arrive from each voxel, as a library of visibilities.")

  @Option(help: "The voxels' width, in cm.") var pitch = 2.5
  @Option(help: "Photons that start in each voxel; 0 for exact values at the voxels' middles.")
  var photons = 1e6
  @Option(help: "Which counts.") var seed: UInt64 = 1
  @Option(name: .shortAndLong, help: "The archive of NumPy (.npz) to write.") var output: String

  func validate() throws {
    guard 0.5...60 ~= pitch else { throw ValidationError("--pitch is \(pitch); give 0.5 to 60 cm") }
    guard 0...1e12 ~= photons else {
      throw ValidationError("--photons is \(photons); give 0 to 1e12")
    }
  }

  func run() throws {
    let truth = AnalyticVisibility(LightDetector())
    let table =
      photons > 0
      ? try VoxelTable.simulated(truth, pitch: pitch, photonsPerVoxel: photons, seed: seed)
      : try VoxelTable.exact(truth, pitch: pitch)
    try table.write(to: URL(filePath: output))
    let counts = table.grid.counts.map(String.init).joined(separator: " × ")
    show(
      "\(counts) voxels of \(table.tileCount) tiles: \(table.parameterCount) numbers in \(output).")
  }
}
