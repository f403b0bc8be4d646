import ArgumentParser
import HistFactory
import Inference
import Terminal

/// `limit`: the signal strength that CLs excludes.
struct LimitCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "limit",
    abstract: "Find the upper limit of the parameter of interest: observed, and five expected.",
    discussion: """
      The signal strength whose CLs is the level, by asymptotic formulae of arXiv:1007.1727. A limit is \
      not cut at the parameter's upper bound.

      Examples:
        apus limit workspace.json
        apus limit workspace.json --level 0.1 --test-stat q --json
        apus limit datacard.txt
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup(title: "Model") var model: ModelOptions
  @Option(help: ArgumentHelp("CLs at the limit.", valueName: "level"))
  var level = 0.05
  @OptionGroup var statistic: StatisticOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(level > 0 && level < 1) {
      throw ValidationError("--level is \(level); give a number between 0 and 1")
    }
  }

  func run(on console: Console) throws {
    let likelihood = try model.likelihoodOfInterest(of: workspace.load(console))
    let limit = try likelihood.upperLimit(level: level, statistic: statistic.testStat.statistic)
    let report = LimitReport(
      limit: limit.result, statistic: statistic.testStat,
      interest: try likelihood.model.requireParameterOfInterest())
    try console.show(
      Report(text: report.text(console.style), json: report.json), warnings: limit.warnings, output)
  }
}

/// An upper limit, to be shown.
struct LimitReport {
  let limit: UpperLimit<Double>
  let statistic: StatisticName
  /// The parameter of interest.
  let interest: String

  func text(_ style: TextStyle) -> String {
    var table = TextTable([.left(""), .point(interest)])
    table.append(["observed", Digits.number(limit.observed)])
    for (name, value) in zip(bandNames, limit.expected) {
      table.append(["expected \(name)", Digits.number(value)])
    }
    let title = style.apply(.bold, to: "Upper limit on \(interest.printable)")
    let confidence = Digits.chosen(100 * (1 - limit.level))
    return """
      \(title) at \(confidence) % confidence (CLs = \(limit.level) by \(statistic.symbol), asymptotic)

      \(table.text(style))
      """
  }

  var json: JSONObject {
    JSONObject([
      ("limit_obs", .finite(limit.observed)), ("limit_exp", .list(limit.expected)),
      ("level", .finite(limit.level)), ("test_stat", .string(statistic.rawValue)),
      ("poi", .string(interest)),
    ])
  }
}
