import ArgumentParser
import Foundation
import Plots
import Studies

/// Where results and figures go.
struct ResultFolder: ParsableArguments {
  @Option(name: .shortAndLong, help: "A folder for results as JSON and figures in SVG.")
  var output: String?

  /// Writes `name.json` and `name.svg`, if there is a folder.
  func keep(_ result: some StudyResult, _ figure: Figure, as name: String) throws {
    try file("\(name).json").map { try result.write(to: $0) }
    try keep(figure, as: name)
  }

  /// Writes `name.svg`, if there is a folder.
  func keep(_ figure: Figure, as name: String) throws {
    try file("\(name).svg").map { try figure.svg.write(to: $0) }
  }

  private func file(_ name: String) -> URL? {
    output.map { URL(filePath: $0).appending(path: name) }
  }
}
