import ArgumentParser
import CherenkovModel
import Foundation
import Terminal

/// `ice`: lengths of scattering and absorption from photons of another simulation.
struct IceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ice",
    abstract: "Fit scattering and absorption of ice to the arrival times of Prometheus' photons.",
    discussion: """
      The folder holds example_photons_flat.npz, example_events.csv and icemodel.dat, made of the example of \
      github.com/Harvard-Neutrino/prometheus: a neutrino's photons with sensor and time. Each event is fitted \
      alone, in shells from 100 m to 250 m about its vertex.
      """)

  @Option(help: "The folder of the files.") var data: String
  @Option(parsing: .upToNextOption, help: "Which events.") var events = [4, 6, 0, 8, 3]
  @Option(help: "Paths that are sampled.") var paths = 20_000
  @Option(help: "Of the paths.") var seed: UInt64 = 1

  func validate() throws {
    guard 100...1_000_000 ~= paths else {
      throw ValidationError("--paths is \(paths); give 100 to 1000000")
    }
  }

  func run() throws {
    let folder = URL(filePath: data)
    let ice = try IceTable(folder.appending(path: "icemodel.dat"))
    var table = TextTable([
      .right("event"), .right("photons"), .right("depth, m"), .right("λₑ, m"), .right("λₐ, m"),
      .right("χ²/n"), .right("file's 1/bₑ, m"), .left(""),
    ])
    for event in events {
      let photons = try IcePhotons(event: event, in: folder)
      let fit = try IceFit(photons, paths: paths, seed: seed)
      let known = photons.scatteringLength(in: ice)
      table.append([
        "\(event)", "\(fit.photons)",
        String(format: "%.0f", photons.depth),
        String(format: "%.1f ± %.1f", fit.scatteringLength, fit.errors[0]),
        String(format: "%.1f ± %.1f", fit.absorptionLength, fit.errors[1]),
        String(format: "%.0f/%d", fit.chiSquared, fit.degreesOfFreedom),
        known.map { String(format: "%.1f", $0) } ?? "—", fit.isConverged ? "" : "not at rest",
      ])
    }
    show(table.text(.plain))
  }
}
