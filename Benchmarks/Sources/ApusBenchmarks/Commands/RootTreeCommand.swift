import ArgumentParser

extension TreeReading.Compression: ExpressibleByArgument {}

struct RootTreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "root-tree",
    abstract: "Twenty columns of a ROOT tree of two million entries, read from a file.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only the file with this compression.") var compression: TreeReading.Compression?

  func run() throws {
    for compression in TreeReading.Compression.allCases.only(compression) {
      try common.report(
        TreeReading(compression, in: common.arrays.folder, threads: common.threads))
    }
  }
}
