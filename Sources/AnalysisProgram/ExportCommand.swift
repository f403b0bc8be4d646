import ArgumentParser
import Foundation
import Pipelines
import Reports

/// `export`: histograms and statistical model of a trained analysis.
struct ExportCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: "Write the histograms and the statistical model of a trained analysis.",
      discussion: """
        In the folder of results itself, metrics, closure, cut flow, distributions and page are written \
        anew with them, so that all of it is of the same events.
        """)
  }

  @OptionGroup var dataOptions: DataOptions
  @OptionGroup var trainedOptions: TrainedOptions
  @Option(name: .shortAndLong, help: "The folder to write to; the results' own unless given.")
  var output: String?

  func run() throws {
    try reportingErrors {
      let folder = ResultsFolder(output ?? trainedOptions.results)
      try folder.prepare()
      let notes = try write(to: folder)
      for note in notes { print(note) }
      let hasWorkspace = FileManager.default.fileExists(atPath: folder.file("workspace.json").path)
      print(
        "Histograms \(hasWorkspace ? "and workspace.json " : "")are in \(folder.url.path).")
    }
  }

  /// Writes what there is to write; what is to be said of it.
  private func write(to folder: ResultsFolder) throws -> [String] {
    if folder.isSame(as: trainedOptions.folder) {
      let replicas = try folder.bootstrapReplicas()
      return try trainedOptions.rewriteFindings(
        of: A.self, dataOptions, Bootstrap(replicas: replicas, seed: dataOptions.seed)
      ).notes ?? []
    }
    guard let crossTrained = trainedOptions.crossTrained else {
      return try folder.writeTemplates(of: trainedOptions.load(A.self, dataOptions))
    }
    return try CrossTrainedFolder(folder).writeTemplates(
      trainedOptions.loadFolds(of: crossTrained, A.self, dataOptions))
  }
}
