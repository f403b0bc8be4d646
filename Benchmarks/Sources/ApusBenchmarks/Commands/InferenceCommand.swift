import ArgumentParser

struct InferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inference",
    abstract: "Tests, toys, fits and impacts of HistFactory models whose templates are numbers.",
    discussion: """
      Checks results against what is known from elsewhere: CLs of published likelihoods by pyhf, CLs \
      of infinitely many toys, the likelihood of the best fit.
      """)

  @Option(
    name: .customLong("case"),
    help: """
      The model and what is done with it: \
      \(InferenceCase.allCases.map(\.rawValue).joined(separator: ", ")); all if not given.
      """)
  var model: InferenceCase?
  @OptionGroup var common: CommonOptions

  func run() throws {
    for model in InferenceCase.allCases.only(model) {
      try common.report(model.benchmark(threads: common.threads))
    }
  }
}
