import ArgumentParser
import Events
import Foundation
import Pipelines
import Reports

/// An analysis that can be confronted with data; its program has the sub-command `observe`.
public protocol AnalysisWithObservations: Analysis {
  /// Reads what was measured, with every column that a stage reads.
  ///
  /// - Parameter inputs: The files that `--data` names.
  func observed(_ inputs: [String]) throws -> EventTable
}

/// The command `observe` of an analysis that has data.
func observeCommands<A: Analysis>(of type: A.Type) -> [any ParsableCommand.Type] {
  func command<B: AnalysisWithObservations>(_ type: B.Type) -> any ParsableCommand.Type {
    ObserveCommand<B>.self
  }
  return (type as? any AnalysisWithObservations.Type).map { [command($0)] } ?? []
}

/// `observe`: what data say about the signal.
struct ObserveCommand<A: AnalysisWithObservations>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "observe",
      abstract: "Fit data with a trained analysis: signal strength, significance, limit.",
      discussion: """
        Templates are made of the test events of --input. In the folder of results are then \
        observed.json, histograms-observed.{json,csv,root} and workspace-observed.json.
        """)
  }

  @OptionGroup var dataOptions: DataOptions
  @OptionGroup var trainedOptions: TrainedOptions
  @Option(name: .shortAndLong, help: "A file with measured events; may be given several times.")
  var data: [String]

  func run() throws {
    try reportingErrors {
      if trainedOptions.crossTrained != nil {
        throw ValidationError(
          "\(trainedOptions.results) is a cross-training, whose folds select events differently; "
            + "train once, without --folds")
      }
      let folder = trainedOptions.folder
      let run = try trainedOptions.load(A.self, dataOptions)
      let analysis: A = try dataOptions.analysis(trainedWith: folder.run(), in: folder)
      print(try folder.writeObservation(of: analysis.observed(data), by: run))
    }
  }
}
