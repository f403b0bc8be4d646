import ArgumentParser
import Autodiff
import CherenkovModel
import Foundation
import Terminal

/// `track`: vertex, direction and energy of a muon.
struct TrackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "track",
    abstract: "Find vertex, direction and energy of a simulated muon from the charges it leaves.")

  @OptionGroup var options: TrackOptions
  @Option(help: "Of track, photons, guess and model.") var seed: UInt64 = 1

  func run() throws {
    let setup = try TrackSetup(options.tank.layout())
    let truth = try MuonTrack.random(in: setup.layout.cylinder, setup.ranges, seed: seed)
    let counts = try setup.counts(of: truth, seed: seed)
    let light = try TrackLight(
      setup, softness: options.softness, photons: options.photons, seed: seed &+ 1 << 32)
    let guess = truth.guess(seed: seed)
    let fit = try TrackFitter(light, threads: availableThreads).fit(counts, from: guess)
    show(
      "\(Int(counts.reduce(0, +))) counts of a muon with a range of "
        + String(format: "%.2f m; ", setup.ranges.range(kineticEnergy: truth.energy))
        + "\(fit.outcome) after \(fit.evaluations) values with slopes")
    let (wanted, begun) = (
      light.parameters(of: truth, from: guess), light.parameters(of: guess, from: guess)
    )
    var table = TextTable([
      .left("parameter"), .right("truth"), .right("guess"), .right("fit"), .right("error"),
      .point("pull"),
    ])
    let origin = guess.vertex
    let offsets = [origin.x, origin.y, origin.z, 0, 0, 0]
    for (index, name) in ["x, m", "y, m", "z, m", "slope 1", "slope 2", "T, MeV"].enumerated() {
      func value(_ x: [Double]) -> Double { index == 5 ? exp(x[5]) : x[index] + offsets[index] }
      let pull = (fit.parameters[index] - wanted[index]) / fit.errors[index]
      let error = fit.errors[index] * (index == 5 ? value(fit.parameters) : 1)
      table.append(
        [name] + [wanted, begun, fit.parameters].map { String(format: "%.3f", value($0)) }
          + [String(format: "%.3f", error), String(format: "%.2f", pull)])
    }
    show(table.text(.plain))
    if !fit.outcome.isConverged { throw ExitCode.failure }
  }
}
