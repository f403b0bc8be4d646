import ArgumentParser
import Autodiff
import Foundation
import Parameters
import Pipelines
import Reports

/// `optimise`: trains the analysis and leaves a folder of results.
struct OptimiseCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "optimise", abstract: "Train the analysis and write a folder of results.")
  }

  @OptionGroup var dataOptions: DataOptions
  @Option(name: .shortAndLong, help: "The folder for the results.") var output = "results"
  @Option(help: "How many updates to make.") var steps: Int?
  @Option(help: "Events of each sample in one update; 0 for all.") var batch: Int?
  @Option(help: "The optimiser's learning rate.") var learningRate: Double?
  @Option(help: "Updates between evaluations on validation events.") var validateEvery: Int?
  @Option(help: "What to improve: \(Objective.allCases.map(\.rawValue).joined(separator: ", ")).")
  var objective: Objective?
  @Option(help: "Start from the best parameters of an earlier folder of results.")
  var start: String?
  @Option(help: "A trainable that stays as it is; may be given several times.")
  var freeze: [String] = []
  @Option(help: "Threads; all processors unless given.") var threads: Int?
  @Option(
    help: ArgumentHelp(
      "Train this often, each event being judged by a training that did not see it; 3 or more.",
      valueName: "count"))
  var folds: Int?
  @OptionGroup var bootstrapOptions: BootstrapOptions

  func validate() throws {
    for (name, value) in [
      ("steps", steps), ("validate-every", validateEvery), ("threads", threads),
    ] {
      if let value, value < 1 { throw ValidationError("--\(name) is \(value); give 1 or more") }
    }
    if let folds, folds < 3 { throw ValidationError("--folds is \(folds); give 3 or more") }
    try requireBatch(batch)
    if let learningRate, !(learningRate > 0 && learningRate.isFinite) {
      throw ValidationError("--learning-rate is \(learningRate); give a number above 0")
    }
  }

  func run() throws {
    try reportingErrors {
      // Before the training: an hour later is too late to learn that nothing can be kept.
      let folder = ResultsFolder(output)
      try folder.prepare()
      let interruption = Interruption()
      if let folds {
        try trainFolds(folds, into: CrossTrainedFolder(folder), interruption)
      } else {
        let compiled = try dataOptions.compile(A())
        let run = try train(
          compiled, into: folder, from: start.map { ResultsFolder($0) }, interruption)
        if case .stopped = run.result.outcome { throw ExitCode(2) }
      }
    }
  }

  /// Trains once, leaves the folder of results, and says what was found.
  func train(
    _ compiled: CompiledAnalysis, into folder: ResultsFolder, from start: ResultsFolder?,
    _ interruption: Interruption
  ) throws -> (result: TrainingResult, report: RunReport) {
    let values = try startingValues(compiled, from: start)
    let trainer = try Trainer(compiled, settings: settings(A()))
    let progress = ProgressDisplay(total: trainer.settings.steps, objective: trainer.objective)
    progress.start(A.name, trainer)
    let result = try trainer.run(
      from: values, shouldStop: { interruption.isRequested }, report: progress.show)
    progress.finish()
    let report = try folder.write(
      result, of: compiled, analysis: A.name, objective: trainer.objective,
      seed: trainer.settings.seed, bootstrap: bootstrapOptions.settings(dataOptions))
    print(TrainingSummary(result, report, folder))
    return (result, report)
  }

  private func startingValues(_ compiled: CompiledAnalysis, from start: ResultsFolder?) throws
    -> ParameterValues
  {
    guard let start else { return compiled.initialValues(seed: dataOptions.seed) }
    let trained = try TrainedAnalysis(contentsOf: start.file("trained.json"))
    try compiled.restore(standardisation: trained.standardisation)
    return try trained.values(for: compiled.parameters)
  }

  private func settings(_ analysis: A) -> TrainingSettings {
    var settings = analysis.training
    settings.seed = dataOptions.seed
    settings.objective = objective ?? settings.objective
    settings.frozen += freeze
    settings.threads = threads ?? settings.threads
    settings.steps = steps ?? settings.steps
    settings.validationInterval = validateEvery ?? settings.validationInterval
    if let batch { settings.batchSize = batch == 0 ? nil : batch }
    if let learningRate { settings.optimiser.learningRate = learningRate }
    return settings
  }
}

extension Objective: ExpressibleByArgument {}

/// - Throws: `ValidationError` for a negative number of events.
func requireBatch(_ batch: Int?) throws {
  if let batch, batch < 0 {
    throw ValidationError("--batch is \(batch); give 1 or more, or 0 for all events")
  }
}
