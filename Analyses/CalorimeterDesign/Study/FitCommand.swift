import ArgumentParser
import CalorimeterDesign
import Foundation
import Studies
import Terminal

struct FitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fit", abstract: "Recover energy and thicknesses from a simulated profile.")
  }

  @OptionGroup var beam: BeamOptions
  @OptionGroup var physics: PhysicsOptions
  @OptionGroup var template: TemplateOptions
  @Option(help: "Of the profile and the templates.") var seed: UInt64 = 1
  @OptionGroup var threads: ThreadOptions

  func run() throws {
    let closure = template.closure(beam, physics, threads: threads.count)
    let fit = try closure.fit(seed: seed)
    print(table(fit).text(.plain), terminator: "")
    let c = fit.correlations
    if !c.isEmpty {
      print(String(format: "correlations: E a %.3f, E g %.3f, a g %.3f", c[1], c[2], c[5]))
    }
    print(
      String(
        format: "χ² %.1f of %d groups and 3 parameters; %d templates, %d with derivatives; %@",
        fit.chiSquare, closure.readout.groups, fit.steps, fit.linearisations,
        fit.hasConverged ? "converged" : "NOT converged"))
    if !fit.hasConverged { throw ExitCode.failure }
  }

  private func table(_ fit: DesignFit) -> TextTable {
    var table = TextTable([
      .left("parameter"), .point("truth"), .point("estimate"), .point("±"), .left("unit"),
    ])
    for (index, name) in Design.names.enumerated() {
      table.append([
        name, String(format: "%.4g", beam.design.numbers[index]),
        String(format: "%.4g", fit.design.numbers[index]),
        String(format: "%.2g", fit.errors[index]), index == 0 ? "MeV" : "mm",
      ])
    }
    return table
  }
}
