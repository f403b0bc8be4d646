import ArgumentParser
import Autodiff
import Foundation
import Parameters
import Pipelines

/// `check`: gradients of every trainable against finite differences on real events.
struct CheckCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: "Compare the gradient of every trainable with finite differences, on real events.")
  }

  @OptionGroup var dataOptions: DataOptions
  @Option(help: "Events of each sample to use; 0 for all.") var batch = 500
  @Option(help: "Numbers of each trainable to compare.") var elements = 5
  @Option(help: "Largest difference, relative to the trainable's largest derivative.")
  var tolerance = 1e-5
  @Option(help: ArgumentHelp(objectiveHelp), transform: parsedObjective) var objective: Objective?

  func validate() throws {
    try requireBatch(batch)
    if elements < 1 { throw ValidationError("--elements is \(elements); give 1 or more") }
    if !(tolerance > 0) { throw ValidationError("--tolerance is \(tolerance); give more than 0") }
  }

  func run() throws {
    try reportingErrors {
      let analysis: A = try dataOptions.analysis()
      let compiled = try dataOptions.compile(analysis)
      var settings = analysis.training
      settings.objective = objective ?? settings.objective
      settings.batchSize = batch == 0 ? nil : batch
      settings.seed = dataOptions.seed
      let trainer = try Trainer(compiled, settings: settings)
      let check = try GradientCheck(trainer, elements: elements, seed: dataOptions.seed)
      print(check.table)
      let failures = check.rows.filter { !($0.relativeError <= tolerance) }
      guard failures.isEmpty else {
        print(
          "\(failures.count) of \(check.rows.count) derivatives differ by more than \(tolerance).")
        throw ExitCode(1)
      }
      print("All \(check.rows.count) derivatives agree to \(tolerance).")
    }
  }
}
