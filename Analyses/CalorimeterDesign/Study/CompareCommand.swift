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
  @OptionGroup var threads: ThreadOptions
  @Option(name: .shortAndLong, help: "A folder for the result as JSON.") var output: String?

  func validate() throws {
    guard 1...1000 ~= profiles, firstSeed < UInt64.max - 1000 else {
      throw ValidationError("--profiles is \(profiles), --first-seed \(firstSeed); give 1 to 1000")
    }
    if limit < 1 { throw ValidationError("--limit is \(limit); give 1 or more") }
  }

  func run() throws {
    let comparison = try SearchComparison(
      template.closure(beam, physics, threads: threads.count),
      seeds: firstSeed..<firstSeed + UInt64(profiles), limit: limit)
    print(comparison.table.text(.plain), terminator: "")
    if let output {
      try comparison.write(to: URL(filePath: output).appending(path: "compare.json"))
    }
  }
}
