import ArgumentParser
import CalorimeterDesign
import Foundation
import Studies
import Terminal

struct DerivativesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "derivatives",
      abstract: "Derivatives of the visible energy beside differences: bias and variance.")
  }

  @OptionGroup var beam: BeamOptions
  @Option(help: "Showers in each sample.") var showers = 8000
  @Option(parsing: .upToNextOption, help: "The photons' cuts, MeV.") var cuts = [1.0, 5.0]
  @Option(help: "Step of differences, relative to each number.") var step = 0.05
  @Option(help: "The seed of showers.") var seed: UInt64 = 1
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var results: ResultOptions

  func validate() throws {
    guard 2...100_000 ~= showers else {
      throw ValidationError("--showers is \(showers); give 2 to 100000")
    }
    guard step > 0, step < 0.5 else {
      throw ValidationError("--step is \(step); give a number above 0, below 0.5")
    }
  }

  func run() throws {
    let result = try DerivativeStudy(
      beam.design,
      ShowerSampling(
        layers: beam.layers, physics: ShowerPhysics(), count: showers, seed: seed,
        threads: threads.count), cuts: cuts, step: step)
    print(result.table.text(.plain), terminator: "")
    try results.keep(result, result.figure, as: "derivatives")
  }
}
