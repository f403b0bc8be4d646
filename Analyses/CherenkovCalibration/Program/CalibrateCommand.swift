import ArgumentParser
import Autodiff
import CherenkovModel
import Foundation
import Terminal

/// `calibrate`: water, wall and sensors from flashes.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fit S, R, A and the efficiency of every sensor to simulated flashes of light.")

  @OptionGroup var options: FlashFitOptions
  @Option(help: "The true scattering length, in m.") var scattering = 5.2
  @Option(help: "The true absorption length, in m.") var absorption = 11.0
  @Option(help: "The true reflectivity.") var reflectivity = 0.28
  @Option(help: "Of efficiencies, photons and sampled paths.") var seed: UInt64 = 1

  func run() throws {
    let flashes = try options.data.flashes()
    let medium = try Medium(
      scatteringLength: scattering, absorptionLength: absorption, reflectivity: reflectivity)
    let data = try FlashData(simulating: flashes, in: medium, seed: seed)
    let light = try SampledLight(flashes, photons: options.sampled, seed: seed &+ 1 << 32)
    let fit = try FlashFitter(light, threads: availableThreads).fit(data.counts)
    show(
      "\(Int(data.counts.reduce(0, +))) counts of \(flashes.sources.count) flashes in "
        + "\(flashes.layout.count) sensors; \(fit.outcome) after \(fit.evaluations) values with "
        + "gradients")
    show(table(fit, medium).text(.plain))
    let pulls = data.efficiencies.indices.map {
      (fit.efficiencies[$0] - data.efficiencies[$0]) / fit.efficiencyErrors[$0]
    }
    let rms = (pulls.reduce(0) { $0 + $1 * $1 } / Double(pulls.count)).squareRoot()
    let error = fit.efficiencyErrors.reduce(0, +) / Double(pulls.count)
    show(
      String(
        format: "%d efficiencies: mean error %.4f, known before to %.2f; RMS of pulls %.2f",
        pulls.count, error, flashes.efficiencySpread, rms))
    if !fit.outcome.isConverged { throw ExitCode.failure }
  }

  private func table(_ fit: FlashFit, _ truth: Medium) -> TextTable {
    var table = TextTable([
      .left("parameter"), .right("truth"), .right("fit"), .right("error"), .point("pull"),
      .right("error of sampling"),
    ])
    for (index, name) in ["S, m", "R", "A, m"].enumerated() {
      let (value, wanted) = (fit.coefficients[index], truth.coefficients[index])
      let pull = (value - wanted) / fit.error(index)
      // Lengths are inverse coefficients.
      func length(_ x: Double) -> Double { index == 1 ? x : 1 / x }
      let scale = index == 1 ? 1 : 1 / (value * value)
      let sampling = fit.sampleCovariance[4 * index].squareRoot()
      table.append([
        name, text(length(wanted)), text(length(value)), text(fit.error(index) * scale),
        String(format: "%.2f", index == 1 ? pull : -pull), text(sampling * scale),
      ])
    }
    return table
  }

  private func text(_ x: Double) -> String { String(format: "%.4f", x) }
}
