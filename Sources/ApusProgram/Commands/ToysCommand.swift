import ArgumentParser
import HistFactory
import Inference
import Terminal

/// `toys`: tests whose distributions are those of pseudo-experiments.
struct ToysCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "toys",
    abstract: "Test a signal strength, or background alone, by toys.",
    discussion: """
      Toys are drawn with nuisance parameters fitted to the data, auxiliary data included. The same seed \
      gives the same numbers on any machine and with any number of threads. The JSON of limits has the \
      keys of 'pyhf cls --calctype toybased', and more.

      Examples:
        apus toys workspace.json --toys 5000 --mu 1.5
        apus toys workspace.json --discovery --toys 100000 --seed 7 --json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup(title: "Model") var model: ModelOptions
  @Option(help: ArgumentHelp("How many toys of each hypothesis.", valueName: "number"))
  var toys = 2000
  @Option(help: ArgumentHelp("The seed of all toys.", valueName: "number"))
  var seed: UInt64 = 0
  @Flag(help: "Test background alone, for a discovery, instead of a signal strength.")
  var discovery = false
  @Option(
    name: [.long, .customLong("test-poi")], parsing: .unconditional,
    help: ArgumentHelp("The signal strength that is tested, 1 unless given.", valueName: "value"))
  var mu: FiniteNumber?
  @OptionGroup var statistic: StatisticOption
  @OptionGroup var output: OutputOptions

  /// More than a day of the smallest fits.
  private static let mostToys = 1_000_000_000

  func validate() throws {
    if !(1...Self.mostToys).contains(toys) {
      throw ValidationError("--toys is \(toys); give 1 to \(Self.mostToys)")
    }
    if discovery, mu != nil {
      throw ValidationError("--discovery tests a signal strength of 0; leave out --mu")
    }
  }

  func run(on console: Console) throws {
    let likelihood = try model.likelihoodOfInterest(of: workspace.load(console))
    let interest = try likelihood.model.requireParameterOfInterest()
    if discovery {
      let test = try ProgressLine.during("toys", total: 2 * toys) { line in
        try likelihood.discoveryTestByToys(toys: toys, seed: seed) { done, _ in line.show(done) }
      }
      let report = ToyDiscoveryReport(test: test.result, interest: interest)
      try show(report.text(console.style), report.json, test.warnings, console)
    } else {
      let mu = mu?.value ?? 1
      let test = try ProgressLine.during("toys", total: 2 * toys) { line in
        try likelihood.limitTestByToys(
          mu: mu, toys: toys, seed: seed, statistic: statistic.testStat.statistic
        ) { done, _ in line.show(done) }
      }
      let report = ToyLimitReport(
        test: test.result, interest: interest, mu: mu, statistic: statistic.testStat)
      try show(report.text(console.style), report.json, test.warnings, console)
    }
  }

  private func show(
    _ text: String, _ json: JSONObject, _ warnings: [String], _ console: Console
  ) throws {
    var json = json
    json["toys"] = .count(toys)
    // JSON's integers are those of `Int` here.
    json["seed"] = Int(exactly: seed).map { .count($0) } ?? .string("\(seed)")
    try console.show(Report(text: text, json: json), warnings: warnings, output)
  }
}
