import ArgumentParser

struct GlobalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "global",
    abstract: "A thousand nodes of four numbers: what a node of a small global graph costs.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let graph = GlobalGraph()
    try common.report(graph)
    try graph.check()
  }
}
