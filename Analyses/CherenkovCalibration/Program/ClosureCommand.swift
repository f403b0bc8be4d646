import ArgumentParser
import CherenkovModel
import Studies

/// `closure`: many fits and their pulls.
struct ClosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closure",
    abstract: "Fit many simulated calibrations, and show the pulls.",
    discussion: """
      Each seed has its own medium within 20 per cent of the reference, its own efficiencies, photons and \
      sampled paths. The counts are of the plain simulation.
      """)

  @OptionGroup var options: FlashOptions
  @OptionGroup var study: StudyOptions

  func run() throws {
    let (flashes, sampled) = (try options.flashes(), options.sampled)
    let test = try ClosureTest(
      "medium and sensors", seeds: study.seedRange, threads: study.threadCount
    ) { try ClosureFit(fitting: flashes, sampled: sampled, seed: $0) }
    show(test.report(.plain))
    try study.keep(test, test.figure, as: "closure-calibration")
    if !test.passes { throw ExitCode.failure }
  }
}
