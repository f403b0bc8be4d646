import ArgumentParser
import Foundation
import Pipelines
import Reports

/// `compare`: a table of several ways to train, each run several times.
struct CompareCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "compare",
      abstract: "Compare ways to train: exact significance on test events, mean ± spread.",
      discussion: """
        Each folder stands for one way to train, and holds one folder of results per run. Runs of \
        the same name in two folders are compared with each other.
        """)
  }

  @Argument(help: "Folders of runs.") var folders: [String]
  @Option(help: "The name of the folder that the others are compared with; the first if not given.")
  var reference: String?

  func run() throws {
    try reportingErrors {
      let urls = folders.map { URL(filePath: $0, directoryHint: .isDirectory) }
      print(try RunComparison(folders: urls, reference: reference).markdown)
    }
  }
}
