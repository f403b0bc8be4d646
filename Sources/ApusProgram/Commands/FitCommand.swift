import ArgumentParser
import Inference

/// `fit`: the best fit of all parameters.
struct FitCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fit all parameters to the observed data.",
    discussion: """
      Uncertainties are those of the likelihood's curvature; --minos adds the interval where -2 log of \
      the profile likelihood ratio rises by 1. The JSON has the keys of 'pyhf fit --value', and more.

      Examples:
        apus fit workspace.json
        apus fit workspace.json --minos mu --correlations 0.3 --yields
        apus fit workspace.json --fix mu=0 --json --output background.json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup(title: "Model") var model: ModelOptions
  @Option(
    help: ArgumentHelp(
      "Also the profile likelihood's interval of a parameter; may be given several times.",
      valueName: "name"))
  var minos: [String] = []
  @Option(
    defaultAsFlag: 0.0,
    help: ArgumentHelp(
      "Also correlations, of magnitudes not below a threshold.", valueName: "threshold"))
  var correlations: Double?
  @Flag(help: "Also the expected events of each sample.")
  var yields = false
  @Flag(help: .hidden)
  var value = false
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let correlations, !(0...1).contains(correlations) {
      throw ValidationError("--correlations \(correlations): a threshold is from 0 to 1")
    }
  }

  func run(on console: Console) throws {
    let loaded = try workspace.load(console)
    let likelihood = try model.likelihood(of: loaded, console)
    let intervals = try minos.map { name in
      try usage("--minos \(name)") { try likelihood.interval(of: name) }
    }
    var report = FitReport(
      fit: try likelihood.fit(), name: loaded.source.name, correlationThreshold: correlations)
    report.intervals = intervals.map(\.result)
    if yields { report.yields = try report.fit.yields() }
    try console.show(
      Report(text: report.text(console.style), json: report.json),
      warnings: report.warnings + intervals.flatMap(\.warnings), output)
  }
}
