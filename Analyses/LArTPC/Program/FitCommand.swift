import ArgumentParser
import Foundation
import LArTPCModel
import Terminal

/// `fit`: six parameters from the hits of simulated tracks.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fit the six parameters to the hits of simulated tracks, from a start elsewhere.")

  @OptionGroup var options: SampleOptions
  @OptionGroup var truth: TruthOptions

  func run() throws {
    let trial = try ClosureTrial(
      options.generator.tracks(), response: try options.tracks.pixelResponse(),
      seed: options.seed, truth: try truth.detector())
    let result = trial.result
    var table = TextTable([
      .left("parameter"), .right("truth"), .right("start"), .right("fit"), .right("error"),
      .point("pull"), .left("unit"),
    ])
    for index in 0..<DetectorParameters.count {
      let error = result.information.errors[index] * DetectorParameters.nominal.values[index]
      table.append([
        DetectorParameters.names[index], number(trial.truth.values[index]),
        number(trial.start.values[index]), number(result.detector.values[index]), number(error),
        String(format: "%.2f", trial.pulls[index]), DetectorParameters.units[index],
      ])
    }
    print(table.text(.plain))
    print(
      String(
        format: "χ² = %.1f of %d degrees of freedom", result.chiSquared, result.degreesOfFreedom)
        + "; \(result.evaluations) values with gradients; \(result.outcome)")
    if !trial.isGood { throw ExitCode.failure }
  }

  private func number(_ value: Double) -> String { String(format: "%.4g", value) }
}
