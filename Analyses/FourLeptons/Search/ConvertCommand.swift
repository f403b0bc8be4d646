import ArgumentParser
import Foundation
import FourLeptonEvents

/// `convert`: the candidates of the open data as a tree of ROOT.
struct ConvertCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "convert",
      abstract: "Write the candidates of CMS's open data, CSV files, as one tree of ROOT.")
  }

  @Option(name: .shortAndLong, help: "A CSV file; may be given several times.")
  var input: [String]
  @Option(name: .shortAndLong, help: "The ROOT file to write.") var output: String

  func run() throws {
    let events = try input.flatMap(CandidateFile.read)
    try EventTree.write([(EventTree.data, events)], to: URL(filePath: output))
    print("\(events.count) events are in the tree '\(EventTree.data)' of \(output).")
  }
}
