import ArgumentParser
import Autodiff
import Foundation
import Parameters
import Pipelines

/// `describe`: the pipeline, its parameters and its samples.
struct DescribeCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "describe", abstract: "Show the pipeline, its parameters and its samples.")
  }

  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    try reportingErrors {
      let analysis: A = try dataOptions.analysis()
      let compiled = try dataOptions.compile(analysis)
      print(compiled.summary(named: A.name))
    }
  }
}
