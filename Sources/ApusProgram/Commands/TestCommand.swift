import ArgumentParser
import HistFactory
import Inference
import Terminal

/// `test`: CLs of one signal strength.
struct TestCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Test a signal strength: CLs, observed and expected.",
    discussion: """
      Asymptotic formulae of arXiv:1007.1727. The JSON has the keys of 'pyhf cls', and more.

      Examples:
        apus test workspace.json
        apus cls workspace.json --mu 1.5 --test-stat q --json
        apus test BkgOnly.json --patch patchset.json#ERJR_500p0_0p0
      """, aliases: ["cls"])

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup(title: "Model") var model: ModelOptions
  @Option(
    name: [.long, .customLong("test-poi")], parsing: .unconditional,
    help: ArgumentHelp("The signal strength that is tested.", valueName: "value"))
  var mu = FiniteNumber(1)
  @OptionGroup var statistic: StatisticOption
  @OptionGroup var output: OutputOptions

  func run(on console: Console) throws {
    let likelihood = try model.likelihoodOfInterest(of: workspace.load(console))
    let test = try likelihood.limitTest(mu: mu.value, statistic: statistic.testStat.statistic)
    let report = TestReport(
      test: test.result, interest: try likelihood.model.requireParameterOfInterest(),
      mu: mu.value, statistic: statistic.testStat)
    try console.show(
      Report(text: report.text(console.style), json: report.json), warnings: test.warnings, output)
  }
}

/// A test of a signal strength, to be shown.
struct TestReport {
  let test: LimitTest<Double>
  /// The parameter of interest.
  let interest: String
  let mu: Double
  let statistic: StatisticName

  func text(_ style: TextStyle) -> String {
    var table = TextTable([.left(""), .point("CLs")])
    table.append(["observed", Digits.probability(test.cls)])
    for (name, value) in zip(bandNames, test.expectedCLs) {
      table.append(["expected \(name)", Digits.probability(value)])
    }
    let title = style.apply(.bold, to: "Test of \(interest.printable) = \(Digits.chosen(mu))")
    return """
      \(title) by \(statistic.symbol), asymptotic

      \(table.text(style))
      CLs+b = \(Digits.probability(test.clsb)), CLb = \(Digits.probability(test.clb)), \
      \(statistic.symbol) = \(Digits.number(test.observed))

      """
  }

  var json: JSONObject {
    JSONObject([
      ("CLs_obs", .finite(test.cls)), ("CLs_exp", .list(test.expectedCLs)),
      ("CLsb", .finite(test.clsb)), ("CLb", .finite(test.clb)),
      ("test_statistic", .finite(test.observed)),
      ("test_statistic_asimov", .finite(test.asimov)), ("test_stat", .string(statistic.rawValue)),
      ("mu", .finite(mu)), ("poi", .string(interest)),
    ])
  }
}

/// Names of the five expected results.
let bandNames = ["-2σ", "-1σ", "median", "+1σ", "+2σ"]
