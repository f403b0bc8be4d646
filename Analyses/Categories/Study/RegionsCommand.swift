import Apus
import ArgumentParser
import Categories
import Foundation

/// `regions`: scores of three classes, a table of categories and seeds.
struct RegionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regions",
    abstract: "Regions of two scores, beside bins of the class with the largest score.")

  @Option(
    name: .long, parsing: .upToNextOption,
    help: "Bins of the comparison in each signal's region; trained are 2 n + 1 categories.")
  var bins = [2, 5, 10]
  @Option(help: "Simulated events of the background, in each part of the data.")
  var background = 500_000
  @OptionGroup var options: StudyOptions

  func validate() throws {
    guard bins.allSatisfy({ $0 > 0 }), background > 0 else {
      throw ValidationError("give 1 bin or more, and a background")
    }
  }

  func run() throws {
    show(
      """
      | categories | seed | largest score: Z1 | Z2 | mean | own region, piecewise rule: mean | trained: Z1 | Z2 | mean | seconds |
      |---|---|---|---|---|---|---|---|---|---|
      """)
    let events = ToyEvents(signal: options.signal, background: background)
    for seed in options.seeds {
      let data = try events.scores(seed: seed)
      for bins in bins { show(try row(bins, events, data, seed: seed)) }
    }
  }

  private func row(_ bins: Int, _ events: ToyEvents, _ data: AnalysisData, seed: UInt64) throws
    -> String
  {
    let classes = ClassRegions(bins: bins)
    let counts = try ["signal1", "signal2"].map { try classes.counts(data[.test], signal: $0) }
    let usual = counts.map(\.significance)
    let own = zip(counts, [0..<bins, bins..<2 * bins]).map { counts, region in
      piecewiseSignificance(
        signal: Array(counts.signal[region]), background: Array(counts.background[region]))
    }
    let trained = try TrainedAnalysis(
      Regions(categories: classes.count, events: events), data: data, seed: seed,
      steps: options.steps)
    let bySignal = try trained.testMetrics().significanceBySignal ?? [:]
    let reached = ["signal1", "signal2"].map { bySignal[$0] ?? .nan }
    let numbers =
      usual + [mean(usual), mean(own)] + reached + [mean(reached)]
    return tableRow(["\(classes.count)", "\(seed)"], numbers, trained.seconds)
  }

  private func mean(_ pair: [Double]) -> Double { (pair[0] * pair[1]).squareRoot() }
}
