import ArgumentParser
import CalorimeterDesign
import Foundation
import Plots
import Studies

struct CompareCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "compare",
      abstract: "Fit profiles with derivatives and without, and count what it takes.")
  }

  @OptionGroup var beam: BeamOptions
  @OptionGroup var physics: PhysicsOptions
  @OptionGroup var template: TemplateOptions
  @Option(help: "Profiles, one for each seed.") var profiles = 5
  @Option(help: "Templates after which a simplex is given up.") var limit = 400
  @Option(help: "The first seed; the others follow it.") var firstSeed: UInt64 = 1
  @Option(help: "Threads; all processors unless given.") var threads: Int?
  @Option(name: .shortAndLong, help: "A folder for the result as JSON.") var output: String?

  func validate() throws {
    guard 1...1000 ~= profiles, firstSeed < UInt64.max - 1000 else {
      throw ValidationError("--profiles is \(profiles), --first-seed \(firstSeed); give 1 to 1000")
    }
    if limit < 1 { throw ValidationError("--limit is \(limit); give 1 or more") }
    if let threads, threads < 1 {
      throw ValidationError("--threads is \(threads); give 1 or more")
    }
  }

  func run() throws {
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let comparison = try SearchComparison(
      template.closure(beam, physics, threads: threads),
      seeds: firstSeed..<firstSeed + UInt64(profiles), limit: limit)
    print(comparison.table.text(.plain), terminator: "")
    if let output {
      try comparison.write(to: URL(filePath: output).appending(path: "compare.json"))
    }
  }
}
