import Apus
import ArgumentParser
import Categories
import Foundation

/// `walls`: one score, a table of bins and seeds.
struct WallsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walls", abstract: "Walls between bins of one score, beside the best there are.")

  @Option(name: .long, parsing: .upToNextOption, help: "Numbers of bins.")
  var bins = [2, 3, 5, 10]
  @Option(help: "Simulated events of the background, in each part of the data.")
  var background = 300_000
  @Option(help: "Cells of an axis, between which the best walls are sought.")
  var cells = 1500
  @Option(help: "Demand so many background events in every bin, of training and of the best walls.")
  var minimumBackground: Double?
  @OptionGroup var options: StudyOptions

  func validate() throws {
    guard bins.allSatisfy({ 2...max(cells, 2) ~= $0 }), background > 0,
      minimumBackground ?? 1 > 0
    else {
      throw ValidationError("give 2 bins or more, as many cells, and a background above 0")
    }
  }

  func run() throws {
    show(
      """
      | bins | seed | equidistant | trained | smallest B | best: score | trained/best | best: ratio | \
      trained/best | test: trained | test: best ratio | seconds |
      |---|---|---|---|---|---|---|---|---|---|---|---|
      """)
    let events = ToyEvents(signal: options.signal, background: background)
    for seed in options.seeds {
      let data = try events.ratios(seed: seed)
      for bins in bins { show(try row(bins, events, data, seed: seed)) }
    }
  }

  private func row(_ bins: Int, _ events: ToyEvents, _ data: AnalysisData, seed: UInt64) throws
    -> String
  {
    let analysis = Walls(bins: bins, events: events, minimumBackground: minimumBackground)
    let trained = try TrainedAnalysis(analysis, data: data, seed: seed, steps: options.steps)
    let reached = try trained.trainingMetrics().significance
    let walls = try analysis.walls.value(at: trained.result.last.assignments).elements
    let (score, ratio) = try (
      best(.score(cells), bins, data[.training]), best(.ratio(cells), bins, data[.training])
    )
    let equidistant = WallGrid.score(bins).walls
    let numbers = [
      try CellCounts(data[.training], of: "ratio", walls: equidistant).significance, reached,
      try CellCounts(data[.training], of: "ratio", walls: walls).background.min() ?? 0,
      score.significance, reached / score.significance,
      ratio.significance, reached / ratio.significance,
      try trained.testMetrics().significance,
      try CellCounts(data[.test], of: "ratio", walls: ratio.walls).significance,
    ]
    return tableRow(["\(bins)", "\(seed)"], numbers, trained.seconds)
  }

  private func best(_ grid: WallGrid, _ bins: Int, _ processes: [PhysicsProcess]) throws -> (
    walls: [Double], significance: Double
  ) {
    try grid.best(bins, of: processes, minimumBackground: minimumBackground ?? 0)
  }
}
