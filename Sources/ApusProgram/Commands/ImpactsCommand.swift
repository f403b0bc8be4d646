import ArgumentParser
import HistFactory
import Inference
import Terminal

/// `impacts`: which nuisance parameters matter most.
struct ImpactsCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "impacts",
    abstract: "Rank nuisance parameters by their impact on the parameter of interest.",
    discussion: """
      An impact is the change of the best fit of the parameter of interest when a nuisance parameter is \
      held one uncertainty below or above its own best fit: its uncertainty after the fit, or that of \
      its constraint before the fit.

      Examples:
        apus impacts workspace.json --top 20
        apus impacts workspace.json --poi mu_ttbar --json --output impacts.json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup(title: "Model") var model: ModelOptions
  @Option(help: ArgumentHelp("How many to show; all unless given.", valueName: "number"))
  var top: Int?
  @Flag(
    inversion: .prefixedNo,
    help: "Whether impacts before the fit are found, too, which takes twice the time.")
  var prefit = true
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is \(top); give 1 or more") }
  }

  func run(on console: Console) throws {
    let likelihood = try model.likelihoodOfInterest(of: workspace.load(console))
    let interest = try likelihood.model.requireParameterOfInterest()
    let count = likelihood.model.parameterCount
    let ranking = try ProgressLine.during("parameters", total: count) {
      try likelihood.impacts(includesPrefit: prefit, progress: $0.show)
    }
    let report = ImpactReport(ranking: ranking, interest: interest, top: top)
    try console.show(
      Report(text: try report.text(console.style), json: try report.json),
      warnings: ranking.warnings, output)
  }
}
