import ArgumentParser
import Autodiff
import Foundation
import Optimization
import Pipelines

/// Options that change how an analysis trains.
struct TrainingOptions: ParsableArguments {
  @Option(help: "How many updates to make; the analysis's schedule of the learning rate follows.")
  var steps: Int?
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
  @Option(help: "A trainable that stays as it is; may be given several times.")
  var freeze: [String] = []
  @Option(help: "Threads; all processors unless given.") var threads: Int?
  @Option(help: "Updates between checkpoints.") var checkpointEvery: Int?

  func validate() throws {
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

  /// The analysis's settings with those of the command line.
  func settings(of analysis: some Analysis, seed: UInt64) throws -> TrainingSettings {
    var settings = analysis.training
    settings.seed = seed
    settings.objective = objective ?? settings.objective
    settings.main.frozen += freeze
    for phase in settings.preparation.indices { settings.preparation[phase].frozen += freeze }
    settings.threads = threads ?? settings.threads
    if let steps { settings.main.stretch(to: steps) }
    settings.validationInterval = validateEvery ?? settings.validationInterval
    settings.checkpointInterval = checkpointEvery ?? settings.checkpointInterval
    settings.patience = patience ?? settings.patience
    settings.averaging = average ?? settings.averaging
    if let batch { settings.batchSize = batch == 0 ? nil : batch }
    if let optimiser {
      settings.optimiser = try optimiser.optimiser(learningRate: learningRate)
      try requireUnclipped(settings, optimiser)
    } else if let learningRate {
      settings.optimiser.learningRate = learningRate
    }
    if let pretrain {
      var phase = settings.main
      phase.stretch(to: pretrain)
      phase.objective = .crossEntropy
      settings.preparation.insert(phase, at: 0)
    }
    return settings
  }

  /// How many threads go over events.
  func threads(of analysis: some Analysis) -> Int {
    threads ?? analysis.training.threads ?? availableThreads
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
