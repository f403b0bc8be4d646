import ArgumentParser

/// `sort`: a workspace with its parts in order.
struct SortCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "sort",
    abstract: "Print a workspace with its parts in the order of their names.",
    discussion: """
      Examples:
        apus sort workspace.json
        diff <(apus sort one.json) <(apus sort other.json)
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var output: OutputFileOptions

  func run(on console: Console) throws {
    try console.show(workspace.load(console).workspace.sorted().document, output)
  }
}
