import ArgumentParser
import Foundation
import Parameters
import Pipelines
import Reports

/// Options that read a trained analysis back.
struct TrainedOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The folder that 'optimise' left.") var results = "results"

  /// The trained values, with the standardisation of the data they were trained on restored.
  func load(into compiled: CompiledAnalysis) throws -> (
    initial: ParameterValues, trained: ParameterValues
  ) {
    let folder = ResultsFolder(results)
    let trained = try folder.load("trained.json", into: compiled)
    return (try folder.load("initial.json", into: compiled), trained)
  }
}

/// `evaluate`: metrics of a trained analysis.
struct EvaluateCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "evaluate", abstract: "Quote a trained analysis on each part of the data.")
  }

  @OptionGroup var dataOptions: DataOptions
  @OptionGroup var trainedOptions: TrainedOptions

  func run() throws {
    try reportingErrors {
      let compiled = try dataOptions.compile(A.variant(dataOptions.variant))
      let (initial, trained) = try trainedOptions.load(into: compiled)
      print(MetricsReport(compiled, before: initial, after: trained))
    }
  }
}
