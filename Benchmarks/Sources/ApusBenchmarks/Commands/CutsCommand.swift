import ArgumentParser

struct CutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cuts",
    abstract: "Relaxed cuts, a weighted relaxed histogram and a significance: value and gradient.")

  @OptionGroup var common: CommonOptions
  @Option(help: "How often the two samples of a million events are repeated.")
  var copies = 1

  func validate() throws {
    guard copies >= 1 else { throw ValidationError("--copies \(copies): give at least 1") }
  }

  func run() throws {
    try common.report(Cuts(common.arrays, copies: copies, threads: common.threads))
  }
}
