import ArgumentParser
import Foundation
import LightTransport
import Studies

/// `compare`: gradients against none.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Fit a flash with derivatives of the graph, with finite differences, and without.")

  @Option(name: .shortAndLong, help: "A network that 'train' wrote.") var network: String
  @Option(
    parsing: .upToNextOption,
    help:
      "Numbers of parameters: 2 for y and z, 3 for the place, 4 with the photons, then efficiencies, up to 52."
  )
  var parameters = [2, 3, 4, 6, 10, 20, 50]
  @Option(help: "Which flash.") var seed: UInt64 = 1
  @Option(help: "Evaluations after which a search is given up.") var limit = 20_000
  @Option(name: .shortAndLong, help: "A folder for results as JSON and a figure in SVG.")
  var output: String?

  func validate() throws {
    if let bad = parameters.first(where: { !(2...52 ~= $0) }) {
      throw ValidationError("--parameters has \(bad); give 2 to 52")
    }
    if limit < 1 { throw ValidationError("--limit is \(limit); give 1 or more") }
  }

  func run() throws {
    let detector = LightDetector()
    let model = try SineNetwork(reading: URL(filePath: network), of: detector)
    let flash = Flash.random(in: detector, seed: seed)
    let problems = try parameters.map {
      try MinimisationProblem(finding: flash, parameters: $0, with: model, of: detector)
    }
    let comparison = try OptimiserComparison(
      "A flash through the network", of: problems, limit: limit)
    show(comparison.table.text(.plain))
    if let output {
      let folder = URL(filePath: output)
      try comparison.write(to: folder.appending(path: "comparison.json"))
      try comparison.figure.svg.write(to: folder.appending(path: "comparison.svg"))
    }
  }
}
