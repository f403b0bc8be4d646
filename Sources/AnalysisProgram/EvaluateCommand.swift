import ArgumentParser
import Foundation
import Pipelines
import Reports

/// `evaluate`: metrics of a trained analysis.
struct EvaluateCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "evaluate", abstract: "Quote a trained analysis on each part of the data.",
      discussion: """
        The folder of results stays as it is, unless --update asks for what is found to take the place of \
        what it has: metrics, closure, cut flow, distributions, histograms, workspace and page.
        """)
  }

  @OptionGroup var dataOptions: DataOptions
  @OptionGroup var trainedOptions: TrainedOptions
  @OptionGroup var bootstrapOptions: BootstrapOptions
  @Flag(help: "Write what is found into the folder of results, and its page anew.")
  var update = false

  func run() throws {
    try reportingErrors {
      let bootstrap = bootstrapOptions.settings(dataOptions)
      if update {
        print(try trainedOptions.rewriteFindings(of: A.self, dataOptions, bootstrap))
      } else if let folder = trainedOptions.crossTrained {
        let folds = try trainedOptions.loadFolds(
          of: folder, A.self, dataOptions)
        print(try MetricsReport(joining: folds, bootstrap: bootstrap))
      } else {
        let run = try trainedOptions.load(A.self, dataOptions)
        print(
          MetricsReport(
            run.compiled, before: run.initial, after: run.trained, bootstrap: bootstrap))
      }
    }
  }
}
