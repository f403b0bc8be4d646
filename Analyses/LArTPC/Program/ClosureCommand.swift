import ArgumentParser
import Foundation
import LArTPCModel
import Studies

/// `closure`: many fits with other tracks, truths, noise and starts, and their pulls.
struct ClosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closure",
    abstract: "Fit many simulated calibrations, and show the pulls.",
    discussion: """
      Each seed has its own tracks, its own truth from the middle 60 per cent of the published ranges, \
      its own noise, and a start anywhere in the ranges. Hits are of the plain simulation. A fit that does \
      not converge is counted, and not among the pulls.
      """)

  @OptionGroup var tracks: TrackOptions
  @OptionGroup var study: StudyOptions

  func run() throws {
    let response = try tracks.pixelResponse()
    let test = try ClosureTest(
      "six parameters of a liquid-argon TPC", seeds: study.seedRange, threads: study.threadCount
    ) { [generator = tracks.generator(seed: 0)] seed in
      var generator = generator
      generator.seed = seed
      return ClosureFit(
        try ClosureTrial(generator.tracks(), response: response, seed: seed, threads: 1))
    }
    print(test.report(.plain), terminator: "")
    try study.keep(test, test.figure, as: "closure")
    if !test.passes { throw ExitCode.failure }
  }
}

extension ClosureFit {
  /// The six parameters in their units.
  init(_ trial: ClosureTrial) {
    let nominal = DetectorParameters.nominal.values
    let quantities = DetectorParameters.names.enumerated().map { index, name in
      Quantity(
        name, truth: trial.truth.values[index], estimate: trial.result.detector.values[index],
        error: trial.result.information.errors[index] * nominal[index])
    }
    self.init(
      quantities, failure: trial.result.outcome.isConverged ? nil : "\(trial.result.outcome)")
  }
}
