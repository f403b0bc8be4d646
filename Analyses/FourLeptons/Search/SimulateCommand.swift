import ArgumentParser
import Foundation
import FourLeptonEvents

/// `simulate`: events of signal and backgrounds as trees of ROOT.
struct SimulateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "simulate",
      abstract: "Simulate signal and backgrounds, a tree of ROOT for each.")
  }

  @Option(name: .shortAndLong, help: "The ROOT file to write.") var output: String
  @Option(help: "Events of each process; of the continuum of ZZ, four times as many.")
  var events = 50_000
  @Option(help: "Seed of the events.") var seed: UInt64 = 1

  func validate() throws {
    guard (1...10_000_000).contains(events) else {
      throw ValidationError("--events is \(events); give 1 to 10000000")
    }
  }

  func run() throws {
    let samples = SimulatedProcess.allCases.map { process in
      (
        tree: process.rawValue,
        events: process.events(process == .zz ? 4 * events : events, seed: seed)
      )
    }
    try EventTree.write(samples, to: URL(filePath: output))
    for (tree, events) in samples { print("\(events.count) events are in the tree '\(tree)'.") }
  }
}
