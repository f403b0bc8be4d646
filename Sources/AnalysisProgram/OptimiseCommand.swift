import ArgumentParser
import Autodiff
import Foundation
import Optimization
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
  @Option(
    help: ArgumentHelp(
      "The optimiser, with its usual settings: \(OptimiserKind.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"),
    transform: OptimiserKind.init(named:))
  var optimiser: OptimiserKind?
  @Option(help: "The optimiser's learning rate.") var learningRate: Double?
  @Option(help: "Updates between evaluations on validation events.") var validateEvery: Int?
  @Option(help: ArgumentHelp(objectiveHelp), transform: parsedObjective) var objective: Objective?
  @Option(help: "Updates on cross-entropy before all others, with the same optimiser.")
  var pretrain: Int?
  @Option(help: "Judge and keep an average of the parameters over the last updates, of this decay.")
  var average: Double?
  @Option(help: "End after so many evaluations on validation events without a better one.")
  var patience: Int?
  @Option(help: "Start from the best parameters of an earlier folder of results.")
  var start: String?
  @Option(help: "A trainable that stays as it is; may be given several times.")
  var freeze: [String] = []
  @Option(help: "Threads; all processors unless given.") var threads: Int?
  @Option(help: "Updates between checkpoints.") var checkpointEvery: Int?
  @Flag(help: "Continue the unfinished run in the output folder; start if there is none.")
  var resume = false
  @Flag(help: "Discard an unfinished run in the output folder.") var restart = false

  func validate() throws {
    if resume && restart { throw ValidationError("--resume and --restart exclude each other") }
    for (name, value) in [
      ("steps", steps), ("validate-every", validateEvery), ("threads", threads),
      ("checkpoint-every", checkpointEvery), ("patience", patience), ("pretrain", pretrain),
    ] {
      if let value, value < 1 { throw ValidationError("--\(name) is \(value); give 1 or more") }
    }
    try requireBatch(batch)
    if let average, !(0..<1 ~= average) {
      throw ValidationError(
        "--average is \(average); give a number from 0 to below 1, such as 0.99")
    }
    if let learningRate, !(learningRate > 0 && learningRate.isFinite) {
      throw ValidationError("--learning-rate is \(learningRate); give a number above 0")
    }
  }

  func run() throws {
    try reportingErrors {
      let analysis = try A.variant(dataOptions.variant)
      // Before the training: an hour later is too late to learn that nothing can be kept.
      let folder = ResultsFolder(output)
      try folder.prepare()
      if !(resume || restart) { try CheckpointFile.requireNone(in: folder) }
      let compiled = try dataOptions.compile(analysis)
      let start = try startingValues(compiled)
      let trainer = try Trainer(compiled, settings: try settings(analysis))
      let checkpoints = CheckpointFile(
        folder, run: try trainer.record(of: dataOptions.name(of: A.self)), of: trainer)
      if restart { try checkpoints.remove() }
      let state = try checkpoints.state() ?? TrainingState(from: start)
      let interruption = Interruption()
      let progress = ProgressDisplay(
        total: trainer.totalSteps, done: state.step, objective: trainer.objective)
      progress.start(A.name, trainer)
      let result = try trainer.run(
        state, shouldStop: { interruption.isRequested }, save: checkpoints.save,
        report: progress.show)
      progress.finish()
      let report = try folder.write(result, of: compiled, run: checkpoints.run)
      print(TrainingSummary(result, report, folder))
      if case .stopped = result.outcome { throw ExitCode(2) }
      if case .interrupted = result.outcome {
        print("Go on from here by the same command with --resume.")
      } else {
        try checkpoints.remove()
      }
    }
  }

  private func startingValues(_ compiled: CompiledAnalysis) throws -> ParameterValues {
    guard let start else { return compiled.initialValues(seed: dataOptions.seed) }
    return try ResultsFolder(start).load("trained.json", into: compiled)
  }

  private func settings(_ analysis: A) throws -> TrainingSettings {
    var settings = analysis.training
    settings.seed = dataOptions.seed
    settings.objective = objective ?? settings.objective
    settings.frozen += freeze
    settings.threads = threads ?? settings.threads
    settings.steps = steps ?? settings.steps
    settings.validationInterval = validateEvery ?? settings.validationInterval
    settings.checkpointInterval = checkpointEvery ?? settings.checkpointInterval
    settings.patience = patience ?? settings.patience
    if let batch { settings.batchSize = batch == 0 ? nil : batch }
    settings.averaging = average ?? settings.averaging
    if let optimiser {
      settings.optimiser = try optimiser.optimiser(learningRate: learningRate)
      try requireUnclipped(settings, optimiser)
    } else if let learningRate {
      settings.optimiser.learningRate = learningRate
    }
    if let pretrain {
      var phase = settings.main
      (phase.steps, phase.objective) = (pretrain, .crossEntropy)
      settings.preparation.insert(phase, at: 0)
    }
    return settings
  }

  private func requireUnclipped(_ settings: TrainingSettings, _ kind: OptimiserKind) throws {
    guard settings.clipping != nil, !(settings.optimiser is any FirstOrderOptimiser) else { return }
    throw ValidationError(
      "--optimiser \(kind.rawValue) searches along the loss's own gradient, which this analysis "
        + "clips; give another optimiser, or take the clipping out of its settings")
  }
}

/// - Throws: `ValidationError` for a negative number of events.
func requireBatch(_ batch: Int?) throws {
  if let batch, batch < 0 {
    throw ValidationError("--batch is \(batch); give 1 or more, or 0 for all events")
  }
}
