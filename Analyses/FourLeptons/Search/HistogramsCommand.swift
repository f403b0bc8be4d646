import Apus
import ArgumentParser
import Foundation
import FourLeptonEvents

/// `histograms`: what the search looks at, simulated and measured.
struct HistogramsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "histograms",
      abstract: "Write histograms of masses and muons of all candidates, simulated and measured.")
  }

  @Option(name: .shortAndLong, help: "The ROOT file that 'simulate' wrote.") var input: String
  @Option(name: .shortAndLong, help: "The ROOT file that 'convert' wrote.") var data: String
  @Option(
    name: .shortAndLong, help: "The file to write; its name ends in .root, .json, .csv or .yoda.")
  var output: String

  func run() throws {
    let histograms = try ControlHistograms.make(simulated: input, data: data)
    try histograms.write(to: URL(filePath: output))
    print("\(histograms.count) histograms are in \(output).")
  }
}
