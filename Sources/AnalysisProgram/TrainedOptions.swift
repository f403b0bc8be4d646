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
  func load<A: Analysis>(_ analysis: A, _ options: DataOptions) throws -> TrainedFold {
    let file = folder.file("trained.json")
    let trained = try TrainedAnalysis(contentsOf: file)
    try trained.requireSeed(options.seed, file)
    return try folder.restoring(
      trained, into: options.compile(analysis, fold: trained.fold))
  }

  /// All folds of a cross-training.
  func loadFolds<A: Analysis>(
    of folder: CrossTrainedFolder, _ analysis: A, _ options: DataOptions
  ) throws -> [TrainedFold] {
    let trained = try folder.trainedAnalyses(seed: options.seed)
    let compiled = try options.compile(analysis, folds: trained.count)
    return try zip(trained, compiled).enumerated().map { index, fold in
      try folder.fold(index).restoring(fold.0, into: fold.1)
    }
  }
}

extension ResultsFolder {
  fileprivate func restoring(_ trained: TrainedAnalysis, into compiled: CompiledAnalysis) throws
    -> TrainedFold
  {
    let initial = try TrainedAnalysis(contentsOf: file("initial.json"))
    try compiled.restore(standardisation: trained.standardisation)
    return TrainedFold(
      compiled, initial: try initial.values(for: compiled.parameters),
      trained: try trained.values(for: compiled.parameters))
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
