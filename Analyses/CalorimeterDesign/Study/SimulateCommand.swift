import ArgumentParser
import CalorimeterDesign
import Foundation
import Studies

struct SimulateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "simulate", abstract: "Showers of several energies: profile and resolution.")
  }

  @Option(parsing: .upToNextOption, help: "Kinetic energies of the electrons, MeV.")
  var energies = [500.0, 1000, 2000, 4000]
  @Option(help: "Thickness of an absorber of PbWO4, mm.") var absorber = 2.3
  @Option(help: "Thickness of a gap of liquid argon, mm.") var gap = 5.7
  @Option(help: "Pairs of absorber and gap.") var layers = 80
  @Option(help: "Showers of each energy.") var showers = 2000
  @OptionGroup var physics: PhysicsOptions
  @Option(help: "The seed of showers.") var seed: UInt64 = 1
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var results: ResultOptions

  func validate() throws {
    guard 2...1_000_000 ~= showers else {
      throw ValidationError("--showers is \(showers); give 2 to 1000000")
    }
  }

  func run() throws {
    let scan = try EnergyScan(
      Design(absorber: absorber, gap: gap), energies: energies,
      ShowerSampling(
        layers: layers, physics: physics.physics, count: showers, seed: seed,
        threads: threads.count))
    print(scan.table.text(.plain), terminator: "")
    print(
      String(format: "with derivatives in four directions: %.1f times as long", scan.derivativeCost)
    )
    try results.keep(scan, scan.figure, as: "profile")
  }
}
