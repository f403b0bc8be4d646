import ArgumentParser
import Foundation
import Pipelines
import Reports

/// `export`: histograms and statistical model of a trained analysis.
struct ExportCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: "Write the histograms and the statistical model of a trained analysis.")
  }

  @OptionGroup var dataOptions: DataOptions
  @OptionGroup var trainedOptions: TrainedOptions
  @Option(name: .shortAndLong, help: "The folder to write to; the results' own unless given.")
  var output: String?

  func run() throws {
    try reportingErrors {
      let folder = ResultsFolder(output ?? trainedOptions.results)
      try folder.prepare()
      let compiled = try dataOptions.compile(A.variant(dataOptions.variant))
      let (initial, trained) = try trainedOptions.load(into: compiled)
      try folder.writeHistograms(of: compiled, at: initial, label: "before")
      try folder.writeHistograms(of: compiled, at: trained, label: "after")
      try folder.writeWorkspace(of: compiled, at: trained)
      print("Histograms and workspace.json are in \(folder.url.path).")
    }
  }
}
