import ArgumentParser
import Foundation
import InfernoMixture

/// `floors`: what no analysis can beat.
struct FloorsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "floors",
      abstract: "Show what no analysis can beat, without binning and with the best of so many bins."
    )
  }

  @Option(help: "The distance of neighbouring cells of the integral in x0 and x1.") var step = 0.25
  @Option(name: .customLong("bins"), help: "A number of bins; may be given several times.")
  var counts = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20]

  func validate() throws {
    guard step > 0 && step <= 1 else {
      throw ValidationError("--step is \(step); give a number above 0, up to 1")
    }
    if let count = counts.first(where: { !(1...100).contains($0) }) {
      throw ValidationError("--bins is \(count); give 1 to 100")
    }
  }

  func run() {
    print("| benchmark | unbinned | \(counts.map { "\($0) bins" }.joined(separator: " | ")) |")
    print("|\(String(repeating: "---|", count: counts.count + 2))")
    for benchmark in Benchmark.allCases {
      let space = PhaseSpace(benchmark.nuisances, step: step)
      let floor = Information(benchmark, of: space).uncertainty
      let binned = counts.map { BestPartition(bins: $0, benchmark, of: space).uncertainty }
      let cells = ([floor] + binned).map { $0.isFinite ? String(format: "%.3f", $0) : "∞" }
      print("| \(benchmark.rawValue) | \(cells.joined(separator: " | ")) |")
    }
  }
}
