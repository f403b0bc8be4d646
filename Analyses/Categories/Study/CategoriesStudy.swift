import ArgumentParser
import Foundation

/// Measures the tables of `Analyses/Categories/README.md`.
@main
struct CategoriesStudy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "categories-study",
    abstract: "What trained categories reach, beside the best there are and the usual ones.",
    subcommands: [WallsCommand.self, RegionsCommand.self])
}

/// Options of both tables.
struct StudyOptions: ParsableArguments {
  @Option(name: .long, parsing: .upToNextOption, help: "Seeds of events and of initial values.")
  var seeds: [UInt64] = [1, 2, 3]

  @Option(help: "Simulated events of each signal, in each part of the data.")
  var signal = 100_000

  @Option(help: "Updates of the parameters; the analysis's own number if not given.")
  var steps: Int?

  func validate() throws {
    if seeds.isEmpty { throw ValidationError("--seeds needs at least one number") }
    if signal < 1 { throw ValidationError("--signal is \(signal); give 1 or more") }
    if let steps, steps < 1 { throw ValidationError("--steps is \(steps); give 1 or more") }
  }
}

/// A row of a table in Markdown.
func tableRow(_ names: [String], _ numbers: [Double], _ seconds: Double) -> String {
  let cells =
    names + numbers.map { String(format: "%.4f", $0) } + [String(format: "%.1f", seconds)]
  return "| " + cells.joined(separator: " | ") + " |"
}

/// Prints a line at once, also into a file.
func show(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
