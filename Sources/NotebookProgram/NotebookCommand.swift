import ArgumentParser

/// `notebooks`: runs what stands in `Notebooks-md`.
@main
struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebooks",
    abstract: "Run the notebooks, refresh what stands in them, or check that it is true.",
    subcommands: [ListCommand.self, RunCommand.self, RefreshCommand.self, CheckCommand.self])
}
