import Apus
import ArgumentParser

struct MLPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mlp", abstract: "A perceptron's loss over 800 000 events: value and gradient.")

  enum Numbers: String, ExpressibleByArgument, CaseIterable {
    case double, single
  }

  @OptionGroup var common: CommonOptions
  @Option(help: "What the network computes in.")
  var precision = Numbers.double

  func run() throws {
    try common.report(
      Classifier(
        common.arrays, precision: precision == .double ? .double : .single, threads: common.threads)
    )
  }
}
