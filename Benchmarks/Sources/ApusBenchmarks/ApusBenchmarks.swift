import ArgumentParser

/// The program: a sub-command for each benchmark, and one that sets them beside their peers.
@main
struct ApusBenchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apus-benchmarks",
    abstract: "Times Apus, and checks what it computes.",
    discussion: """
      A benchmark prints one line of JSON for each thing that it times, with the same names as the \
      Python peers print: seconds, the value, its gradients, the memory. With --against it compares \
      them with a peer's lines, and fails if they differ.
      """,
    subcommands: [
      CutsCommand.self, HistogramCommand.self, MLPCommand.self, NeosStepCommand.self,
      LikelihoodCommand.self, InferenceCommand.self, RootTreeCommand.self, GlobalCommand.self,
      ProductsCommand.self,
      ThreadsCommand.self, CompareCommand.self,
    ])
}
