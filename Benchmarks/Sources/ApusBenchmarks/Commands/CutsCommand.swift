import ArgumentParser
import Foundation

struct CutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cuts",
    abstract: "Relaxed cuts, a weighted relaxed histogram and a significance: value and gradient.")

  @OptionGroup var common: CommonOptions
  @Option(help: "How often the two samples of a million events are repeated.")
  var copies = 1
  @Option(help: "A folder with copies by tile_inputs.py, to be mapped instead of read.")
  var mapped: String?

  func validate() throws {
    guard copies >= 1 else { throw ValidationError("--copies \(copies): give at least 1") }
  }

  func run() throws {
    try common.report(
      Cuts(
        common.arrays, copies: copies, mapping: mapped.map { URL(filePath: $0) },
        threads: common.threads))
  }
}
