import ArgumentParser
import CherenkovModel
import Studies

/// `closure flashes`: many calibrations and their pulls.
struct FlashClosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flashes", abstract: "Fit many simulated calibrations, and show the pulls.",
    discussion: """
      Each seed has its own medium within 20 per cent of the reference, its own efficiencies, photons and \
      sampled paths. The counts are of the plain simulation.
      """)

  @OptionGroup var options: FlashFitOptions
  @OptionGroup var study: StudyOptions

  func run() throws {
    let flashes = try options.data.flashes()
    let test = try ClosureTest(
      "medium and sensors", seeds: study.seedRange, threads: study.threadCount
    ) { [sampled = options.sampled] in
      try ClosureFit(fitting: flashes, sampled: sampled, seed: $0)
    }
    try study.judge(test, as: "closure-flashes")
  }
}
