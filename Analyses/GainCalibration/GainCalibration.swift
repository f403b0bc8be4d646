import ArgumentParser
import Studies

/// Gradients against methods without, on the calibration of a calorimeter's channels.
@main
struct GainCalibration: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "gain-calibration",
      abstract: "Calibrate 1 to 49 channels and their common nonlinearity, by several methods.")
  }

  @Option(
    parsing: .upToNextOption, help: "Numbers of parameters: channels and a nonlinearity, above 1.")
  var parameters = [2, 3, 5, 10, 20, 35, 50]
  @Option(help: "The seed of gains and responses.") var seed: UInt64 = 1
  @Option(help: "Evaluations after which a search is given up.") var limit = 200_000
  @OptionGroup var results: ResultOptions

  func validate() throws {
    if let bad = parameters.first(where: { !(2...1000 ~= $0) }) {
      throw ValidationError("--parameters has \(bad); give 2 to 1000")
    }
    if limit < 1 { throw ValidationError("--limit is \(limit); give 1 or more") }
  }

  func run() throws {
    let problems = try parameters.map { count in
      try GainFit(TestBeam(channels: count - 1, seed: seed)).problem()
    }
    let comparison = try OptimiserComparison(
      "Gains and a common nonlinearity", of: problems, limit: limit)
    print(comparison.table.text(.plain), terminator: "")
    try results.keep(comparison, comparison.figure, as: "comparison")
  }
}
