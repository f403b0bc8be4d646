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

  /// What is fitted.
  enum Study: String, ExpressibleByArgument, CaseIterable { case flashes, tracks }

  @Argument(help: "What is fitted: \(Study.allCases.map(\.rawValue).joined(separator: " or ")).")
  var what: Study
  @OptionGroup var options: TankOptions
  @Option(help: "Photons sampled for each flash for the expected counts.") var sampled = 100_000
  @Option(help: "Photons that represent a track's light.") var photons = 60_000
  @Option(help: "The width of soft sensors, in m.") var softness = 0.06
  @OptionGroup var study: StudyOptions

  func run() throws {
    let layout = try options.layout()
    let test =
      switch what {
      case .flashes: try flashes(Flashes(in: layout))
      case .tracks: try tracks(TrackSetup(layout))
      }
    show(test.report(.plain))
    try study.keep(test, test.figure, as: "closure-\(what)")
    if !test.passes { throw ExitCode.failure }
  }

  private func flashes(_ flashes: Flashes) throws -> ClosureTest {
    try ClosureTest("medium and sensors", seeds: study.seedRange, threads: study.threadCount) {
      [sampled] in try ClosureFit(fitting: flashes, sampled: sampled, seed: $0)
    }
  }

  private func tracks(_ setup: TrackSetup) throws -> ClosureTest {
    try ClosureTest("muons", seeds: study.seedRange, threads: study.threadCount) {
      [softness, photons] in
      try ClosureFit(findingTrackIn: setup, softness: softness, photons: photons, seed: $0)
    }
  }
}
