import ArgumentParser
import CalorimeterDesign
import Foundation
import Studies

struct DesignCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "design",
      abstract: "Layers with the best resolution at a given depth and cost.")
  }

  @Option(help: "Kinetic energy of the electrons, MeV.") var energy = 1000.0
  @Option(help: "Depth, mm.") var depth = 400.0
  @Option(help: "Cost, in mm of PbWO4.") var cost = 165.0
  @Option(help: "Cost of a layer's readout, in mm of PbWO4.") var readout = 1.0
  @Option(parsing: .upToNextOption, help: "Numbers of layers that are tried.")
  var layers = [20, 25, 30, 36, 43, 50, 60, 72, 85, 100]
  @Option(help: "The number of layers to compare with.") var first = 50
  @Option(help: "Showers of each design.") var showers = 10_000
  @OptionGroup var physics: PhysicsOptions
  @Option(help: "The seed of showers.") var seed: UInt64 = 1
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var results: ResultOptions

  func validate() throws {
    guard 100...1_000_000 ~= showers else {
      throw ValidationError("--showers is \(showers); give 100 to 1000000")
    }
    if let bad = layers.first(where: { !(1...10_000 ~= $0) }) {
      throw ValidationError("--layers has \(bad); give 1 to 10000")
    }
    for (name, value) in [("depth", depth), ("cost", cost)] where !(value > 0 && value <= 1e6) {
      throw ValidationError("--\(name) is \(value); give a number above 0, up to 1e6")
    }
    guard readout >= 0, readout <= 1e6 else {
      throw ValidationError("--readout is \(readout); give a number from 0 to 1e6")
    }
  }

  func run() throws {
    let result = try DesignStudy(
      DesignBudget(depth: depth, cost: cost, readout: readout), counts: layers, first: first,
      ResolutionModel(
        energy: energy, physics: physics.physics, showers: showers, seed: seed,
        threads: threads.count))
    print(result.scanTable.text(.plain), terminator: "")
    print("the parabola's minimum: \(result.scan.best) layers\n")
    print(
      String(
        format: "d(σ/μ)/ds by ways: absorbers %+.4f, gaps %+.4f; by differences: %+.4f, %+.4f\n",
        result.pathwiseGradient[0], result.pathwiseGradient[1], result.differences[0],
        result.differences[1]))
    print(result.searchTable.text(.plain))
    print(result.checkTable.text(.plain), terminator: "")
    try results.keep(result, result.figure, as: "design")
  }
}
