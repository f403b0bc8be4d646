import ArgumentParser

/// `patch`: a workspace after JSON patches.
struct PatchCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch",
    abstract: "Print a workspace after JSON patches.",
    discussion: """
      A patch applies whole or not at all, and the result has to be a workspace. Numbers are printed as \
      they were written.

      Examples:
        apus patch BkgOnly.json --patch patchset.json#ERJR_500p0_0p0 > workspace.json
        apus patch workspace.json -p first.json -p second.json --output both.json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var output: OutputFileOptions

  func validate() throws {
    if workspace.patches.patch.isEmpty { throw ValidationError("give a patch by --patch") }
  }

  func run(on console: Console) throws {
    try console.show(workspace.load(console).source.json, output)
  }
}
