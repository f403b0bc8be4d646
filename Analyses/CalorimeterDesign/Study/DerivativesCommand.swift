import ArgumentParser
import CalorimeterDesign
import Foundation
import Studies
import Terminal

struct DerivativesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "derivatives",
      abstract: "Derivatives of the visible energy beside differences: bias and variance.")
  }

  @OptionGroup var sample: SampleOptions
  @Option(help: "Showers in each sample.") var showers = 2000
  @Option(parsing: .upToNextOption, help: "Cuts, MeV, instead of one.") var cuts = [1.0, 5.0]
  @Option(help: "Step of differences, relative to each number.") var step = 0.03
  @OptionGroup var study: StudyOptions

  func run() throws {
    for scatters in [false, true] {
      for cut in cuts {
        let clock = ContinuousClock.now
        let comparison = try DerivativeComparison(
          sample.design, layers: sample.layers,
          ShowerPhysics(cut: cut, multipleScattering: scatters), step: step, showers: showers,
          seed: study.firstSeed, threads: study.threadCount)
        print("cut \(cut) MeV, scattering \(scatters), \(ContinuousClock.now - clock)")
        for row in comparison.rows {
          print(
            row.estimator.padding(toLength: 30, withPad: " ", startingAt: 0), row.parameter,
            String(
              format: "%9.5f ± %.5f | %9.5f ± %.5f | bias %+.1f ± %.1f %% | sd %.3g of %.3g",
              row.derivative.value, row.derivative.error, row.difference.value,
              row.difference.error, 100 * row.relativeBias, 100 * row.relativeError,
              row.derivative.deviation, row.difference.deviation))
        }
      }
    }
  }
}
