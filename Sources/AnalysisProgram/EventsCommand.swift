import ArgumentParser
import Foundation
import Pipelines
import Reports

/// `events`: the events for other programs.
struct EventsCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "events",
      abstract: "Write the events for other programs, split and varied as the analysis uses them.",
      discussion: """
        Each sample of each part becomes a NumPy file; events.json says which file holds what, \
        and names the columns.
        """)
  }

  @OptionGroup var dataOptions: DataOptions
  @Option(name: .shortAndLong, help: "The folder to write to.") var output = "events"

  func run() throws {
    try reportingErrors {
      let analysis: A = try dataOptions.analysis()
      let data = try analysis.data(
        DataRequest(inputs: dataOptions.input, seed: dataOptions.seed))
      let folder = EventFolder(output)
      let contents = try folder.write(data)
      print(
        "\(contents.samples.count) samples of \(contents.columns.count) columns are in "
          + "\(folder.url.path).")
    }
  }
}
