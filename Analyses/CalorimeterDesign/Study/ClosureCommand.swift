import ArgumentParser
import CalorimeterDesign
import Foundation
import Studies
import Terminal

struct ClosureCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "closure", abstract: "Fit simulated profiles of many seeds and judge the pulls.")
  }

  @OptionGroup var beam: BeamOptions
  @OptionGroup var physics: PhysicsOptions
  @OptionGroup var template: TemplateOptions
  @OptionGroup var study: StudyOptions

  func run() throws {
    let closure = template.closure(beam, physics, threads: 1)
    let test = try closure.test(seeds: study.seedRange, threads: study.threadCount)
    print(test.report(.plain), terminator: "")
    try study.keep(test, test.figure, as: "closure")
    if !test.passes { throw ExitCode.failure }
  }
}
