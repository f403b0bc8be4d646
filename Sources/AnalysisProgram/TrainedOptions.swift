import ArgumentParser
import Foundation
import Parameters
import Pipelines
import Reports

/// Options that read a trained analysis back.
struct TrainedOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The folder that 'optimise' left.") var results = "results"

  var folder: ResultsFolder { ResultsFolder(results) }

  /// The folder as that of a cross-training; nil if it is none.
  var crossTrained: CrossTrainedFolder? {
    let folder = CrossTrainedFolder(folder)
    return folder.exists ? folder : nil
  }

  /// The trained values with the data that they were trained for, the standardisation restored. A fold of
  /// a cross-training gets the fold's data.
  func load<A: Analysis>(_ type: A.Type, _ options: DataOptions) throws -> TrainedFold {
    let run = try folder.run()
    try run.requireSeed(options.seed, folder.url)
    let analysis: A = try options.analysis(trainedWith: run, in: folder)
    return try folder.trained(options.compile(analysis, fold: run.fold))
  }

  /// All folds of a cross-training.
  func loadFolds<A: Analysis>(
    of folder: CrossTrainedFolder, _ type: A.Type, _ options: DataOptions
  ) throws -> [TrainedFold] {
    let runs = try folder.runs(seed: options.seed)
    let analysis: A = try options.analysis(trainedWith: runs[0], in: folder.folder)
    return try options.compile(analysis, folds: runs.count).enumerated().map { index, compiled in
      try folder.fold(index).trained(compiled)
    }
  }
}

/// The option of errors of metrics.
struct BootstrapOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Replicas of the test events that the errors of the metrics are found from; 0 for no errors.",
      valueName: "replicas"))
  var bootstrap = 100

  func validate() throws {
    if bootstrap < 0 || bootstrap == 1 {
      throw ValidationError("--bootstrap is \(bootstrap); give 2 or more, or 0 for no errors")
    }
  }

  func settings(_ data: DataOptions) -> Bootstrap {
    Bootstrap(replicas: bootstrap, seed: data.seed)
  }
}
