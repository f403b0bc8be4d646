import ArgumentParser

struct MLPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mlp", abstract: "A perceptron's loss over 800 000 events: value and gradient.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.report(Classifier(common.arrays, threads: common.threads))
  }
}
