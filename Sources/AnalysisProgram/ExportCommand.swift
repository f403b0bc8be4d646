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
      if let crossTrained = trainedOptions.crossTrained {
        let folds = try trainedOptions.loadFolds(
          of: crossTrained, A.self, dataOptions)
        try CrossTrainedFolder(folder).writeTemplates(folds)
      } else {
        let run = try trainedOptions.load(A.self, dataOptions)
        try folder.writeHistograms(of: run.compiled, at: run.initial, label: "before")
        try folder.writeHistograms(of: run.compiled, at: run.trained, label: "after")
        try folder.writeWorkspace(of: run.compiled, at: run.trained)
      }
      print("Histograms and workspace.json are in \(folder.url.path).")
    }
  }
}
