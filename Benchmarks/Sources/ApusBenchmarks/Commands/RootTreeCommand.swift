import ArgumentParser

extension TreeReading.Compression: ExpressibleByArgument {}

struct RootTreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "root-tree",
    abstract: "Twenty columns of a ROOT tree of two million entries, read from a file.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only the file with this compression.") var compression: TreeReading.Compression?
  @Flag(help: "The largest tree of the shared data instead.") var shared = false

  func run() throws {
    guard !shared else {
      try common.report(TreeReading(sharedWithThreads: common.threads))
      return
    }
    for compression in TreeReading.Compression.allCases.only(compression) {
      try common.report(
        TreeReading(compression, in: common.arrays.folder, threads: common.threads))
    }
  }
}
