import Apus
import ArgumentParser

struct MLPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mlp", abstract: "A perceptron's loss over 800 000 events: value and gradient.")

  @OptionGroup var common: CommonOptions
  @Option(help: "What the network computes in: double or single.")
  var precision = Precision.double

  func run() throws {
    try common.report(Classifier(common.arrays, precision: precision, threads: common.threads))
  }
}

extension Precision: @retroactive ExpressibleByArgument {}
