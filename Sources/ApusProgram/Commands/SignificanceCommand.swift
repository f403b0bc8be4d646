import ArgumentParser
import HistFactory
import Inference
import NumericalMethods
import Terminal

/// `significance`: how unlikely the data are without a signal.
struct SignificanceCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "significance",
    abstract: "Test the hypothesis of background alone: significance and p-value.",
    discussion: """
      Asymptotic formulae of arXiv:1007.1727 for q0. Expected is what a signal of --mu is expected to \
      give before data are looked at, nuisance parameters at their initial values; and what one of 1 is \
      expected to give with them fitted to the data, with its fluctuations.

      Examples:
        apus significance workspace.json
        apus significance workspace.json --mu 2 --json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup(title: "Model") var model: ModelOptions
  @Option(
    name: [.long, .customLong("test-poi")], parsing: .unconditional,
    help: ArgumentHelp("The signal strength that is expected.", valueName: "value"))
  var mu = FiniteNumber(1)
  @OptionGroup var output: OutputOptions

  func run(on console: Console) throws {
    let likelihood = try model.likelihoodOfInterest(of: workspace.load(console))
    let test = try likelihood.discoveryTest()
    let expected = try likelihood.expectedSignificance(mu: mu.value)
    let report = SignificanceReport(
      test: test.result, before: expected.result, mu: mu.value,
      interest: try likelihood.model.requireParameterOfInterest())
    try console.show(
      Report(text: report.text(console.style), json: report.json),
      warnings: test.warnings + expected.warnings, output)
  }
}

/// A test of background alone, to be shown.
struct SignificanceReport {
  let test: DiscoveryTest<Double>
  /// The median significance expected before data are looked at, and for which signal strength.
  let before: Double
  let mu: Double
  /// The parameter of interest.
  let interest: String

  func text(_ style: TextStyle) -> String {
    var table = TextTable([.left(""), .point("significance"), .point("p-value")])
    func append(_ name: String, _ significance: Double, _ pValue: Double) {
      table.append([name, Digits.fixed(significance, 3), Digits.probability(pValue)])
    }
    append("observed", test.significance, test.pValue)
    append("expected before data, \(interest) = \(Digits.chosen(mu))", before, normalCDF(-before))
    for (shift, pValue) in zip([2.0, 1, 0, -1, -2], test.expectedPValues) {
      let name = bandNames[2 + Int(shift)]
      append(
        "expected after the fit, \(interest) = 1, \(name)", test.expectedSignificance + shift,
        pValue)
    }
    let title = style.apply(.bold, to: "Significance of \(interest.printable) > 0")
    return "\(title) by q0 = \(Digits.number(test.observed)), asymptotic\n\n\(table.text(style))"
  }

  var json: JSONObject {
    JSONObject([
      ("significance_obs", .finite(test.significance)), ("p_value_obs", .finite(test.pValue)),
      ("significance_exp", .finite(test.expectedSignificance)),
      ("p_value_exp", .list(test.expectedPValues)),
      ("significance_exp_before_data", .finite(before)),
      ("p_value_exp_before_data", .finite(normalCDF(-before))), ("mu", .finite(mu)),
      ("test_statistic", .finite(test.observed)), ("poi", .string(interest)),
    ])
  }
}
