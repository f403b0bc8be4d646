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

  @Argument(help: "Folders of runs; the first is what the others are compared with.")
  var folders: [String]

  func run() throws {
    try reportingErrors {
      let urls = folders.map { URL(filePath: $0, directoryHint: .isDirectory) }
      print(try RunComparison(folders: urls).markdown)
    }
  }
}
