import Apus
import ArgumentParser
import Foundation

/// An analysis of the challenge, whose program can also write the events as a tree of ROOT.
public protocol ChallengeAnalysis: AnalysisWithCommands {}

extension ChallengeAnalysis {
  /// `convert`.
  public static var commands: [any ParsableCommand.Type] { [ConvertCommand.self] }
}

/// `convert`: the events as a tree of ROOT.
struct ConvertCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "convert",
      abstract: "Write the events of the challenge's CSV file as a tree of ROOT.",
      discussion: "All other commands read the ROOT file as they read the CSV file.")
  }

  @Option(name: .shortAndLong, help: "The CSV file of the challenge.") var input: String
  @Option(name: .shortAndLong, help: "The ROOT file to write.") var output: String

  func run() throws {
    let count = try ChallengeFile.convert(input, to: URL(filePath: output))
    print("\(count) events are in the tree '\(ChallengeFile.tree)' of \(output).")
  }
}
