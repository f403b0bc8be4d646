import ArgumentParser
import CherenkovModel
import Foundation
import Studies

/// `compare`: gradients against none.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare gradients with differences and with the simplex of Nelder and Mead.",
    discussion: """
      Flashes are fitted for the medium and the efficiencies of some sensors, a muon's track for some of its six \
      parameters, the others at the truth. All on one thread.
      """)

  @OptionGroup var tank: TankOptions
  @Option(parsing: .upToNextOption, help: "Numbers of parameters of flashes, from 3 on.")
  var flashes = [3, 5, 10, 20, 50]
  @Option(parsing: .upToNextOption, help: "Numbers of parameters of a track, from 2 to 6.")
  var track = [2, 3, 4, 5, 6]
  @Option(help: "Photons sampled for each flash.") var sampled = 5_000
  @Option(help: "Photons that represent a track's light.") var photons = 10_000
  @Option(help: "Evaluations after which a search is given up.") var limit = 3000
  @Option(help: "Of the data.") var seed: UInt64 = 1
  @OptionGroup var results: ResultOptions

  func validate() throws {
    if let bad = flashes.first(where: { !(3...200 ~= $0) }) {
      throw ValidationError("--flashes has \(bad); give 3 to 200")
    }
    if let bad = track.first(where: { !(2...6 ~= $0) }) {
      throw ValidationError("--track has \(bad); give 2 to 6")
    }
    guard 100...1_000_000 ~= sampled, 100...1_000_000 ~= photons else {
      throw ValidationError("--sampled and --photons are 100 to 1000000")
    }
    if limit < 1 { throw ValidationError("--limit is \(limit); give 1 or more") }
  }

  func run() throws {
    let layout = try tank.layout()
    try compareFlashes(Flashes(in: layout))
    try compareTracks(TrackSetup(layout))
  }

  private func compareFlashes(_ setup: Flashes) throws {
    if let most = flashes.max(), most - 3 > setup.layout.count {
      throw ValidationError("--flashes has \(most); the tank has \(setup.layout.count) sensors")
    }
    let data = try FlashData(simulating: setup, seed: seed)
    let light = try SampledLight(setup, photons: sampled, seed: seed &+ 1 << 32)
    let problems = try flashes.map {
      try MinimisationProblem(fitting: data, with: light, efficiencies: $0 - 3)
    }
    try keep(try OptimiserComparison("Flashes", of: problems, limit: limit), "comparison-flashes")
  }

  private func compareTracks(_ setup: TrackSetup) throws {
    let truth = try MuonTrack.random(in: setup.layout.cylinder, setup.ranges, seed: seed)
    let (counts, guess) = (try setup.counts(of: truth, seed: seed), truth.guess(seed: seed))
    let light = try TrackLight(setup, photons: photons, seed: seed &+ 1 << 32)
    show(try GradientScan(ofTrack: counts, at: guess, with: light).table.text(.plain))
    let problems = try track.map {
      try MinimisationProblem.finding(
        counts, of: truth, from: guess, with: light, parameters: $0)
    }
    for (count, found) in zip(track, problems) {
      show(
        "\(count) parameters by Fisher scoring: \(found.evaluations) evaluations of means and slopes, "
          + String(format: "%.0f ms", 1000 * found.seconds))
    }
    try keep(
      try OptimiserComparison("A muon's track", of: problems.map(\.problem), limit: limit),
      "comparison-track")
  }

  private func keep(_ comparison: OptimiserComparison, _ name: String) throws {
    show(comparison.name)
    show(comparison.table.text(.plain))
    try results.keep(comparison, comparison.figure, as: name)
  }
}
