import ArgumentParser
import LArTPCModel
import Studies

/// `compare`: the same minimum by gradients, by finite differences, and without derivatives.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare gradients with finite differences and with Nelder and Mead's simplex.",
    discussion: """
      All minimise the same misfit of the same hits from the same start, with the hits' covariances taken at \
      the start, until it is within --precision of its minimum: d standard deviations away, it is d²/2 above. \
      Evaluations are counted, and timed on one thread. First the gradient itself is compared with \
      differences at the start.
      """)

  @OptionGroup var options: SampleOptions
  @OptionGroup var truth: TruthOptions
  @Option(parsing: .upToNextOption, help: "How many parameters are free, from 1 to 6.")
  var parameters = [2, 3, 4, 5, 6]
  @Option(help: "How far above the minimum a search has arrived.") var precision = 0.005
  @Option(help: "Evaluations after which a search is given up.") var limit = 2000
  @OptionGroup var folder: ResultFolder

  func validate() throws {
    if let wrong = parameters.first(where: { !(1...DetectorParameters.count).contains($0) }) {
      throw ValidationError("--parameters has \(wrong); give 1 to \(DetectorParameters.count)")
    }
    guard precision > 0, precision.isFinite else {
      throw ValidationError("--precision is \(precision); give a positive number")
    }
    guard limit > 0 else { throw ValidationError("--limit is \(limit); give 1 or more") }
  }

  func run() throws {
    let (map, detector) = (try options.map(), try truth.detector())
    let problems = try parameters.map {
      try CalibrationProblem(map, freeing: $0, truth: detector, seed: options.seed)
    }
    let scan = try problems.last?.scan()
    if let scan { print(scan.report(.plain)) }
    for coordinates in CalibrationProblem.Coordinates.allCases {
      let comparison = try OptimiserComparison(
        "Calibration, steps in coordinates of the \(coordinates.rawValue)",
        of: problems.map { try $0.problem(coordinates, precision: precision) }, limit: limit)
      print(comparison.name)
      print(comparison.table.text(.plain))
      try folder.keep(comparison, comparison.figure, as: "compare-\(coordinates.rawValue)")
    }
    if let scan {
      try folder.keep(scan, scan.figure, as: "gradient")
      if !scan.passes { throw ExitCode.failure }
    }
  }
}
