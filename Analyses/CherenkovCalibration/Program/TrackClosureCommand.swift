import ArgumentParser
import CherenkovModel
import Studies

/// `closure tracks`: many muons and their pulls.
struct TrackClosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tracks", abstract: "Fit many simulated muons, and show the pulls.",
    discussion: """
      Each seed has its own track, its own photons, guess and model. The counts are of the plain simulation.
      """)

  @OptionGroup var options: TrackOptions
  @OptionGroup var study: StudyOptions

  func run() throws {
    let setup = try TrackSetup(options.tank.layout())
    let test = try ClosureTest("muons", seeds: study.seedRange, threads: study.threadCount) {
      [softness = options.softness, photons = options.photons] in
      try ClosureFit(findingTrackIn: setup, softness: softness, photons: photons, seed: $0)
    }
    try study.judge(test, as: "closure-tracks")
  }
}
