import ArgumentParser
import HistFactory

/// A background-only workspace and a patch set.
struct PatchSetArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The workspace that the set was made for.", valueName: "background-only"))
  var background: String
  @Argument(help: ArgumentHelp("The patch set; '-' is standard input.", valueName: "patchset"))
  var patchSet = "-"

  func validate() throws {
    if background == "-", patchSet == "-" {
      throw ValidationError("standard input can be the workspace or the patch set, not both")
    }
  }

  func load() throws -> (background: LoadedWorkspace, set: LoadedPatchSet) {
    let file = try InputFile(background)
    let source = try SourceDocument(file, DialectSettings())
    return (try LoadedWorkspace(source), try LoadedPatchSet(patchSet))
  }
}

/// `patchset apply`: the workspace that a patch of a set makes.
struct PatchSetApplyCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Print a workspace after a patch of a set, whose digests it has to have.",
    discussion: """
      Examples:
        apus patchset apply BkgOnly.json patchset.json --name ERJR_500p0_0p0 > workspace.json
      """)

  @OptionGroup var files: PatchSetArguments
  @Option(help: ArgumentHelp("The name of the patch.", valueName: "name"))
  var name: String
  @OptionGroup var output: OutputFileOptions

  func run(on console: Console) throws {
    let (background, set) = try files.load()
    let document = try naming(set.name) {
      try set.set.applying(name, to: background.source.json)
    }
    _ = try naming("\(background.source.name) after the patch '\(name)'") {
      try Workspace(document)
    }
    try console.show(document, output)
  }
}

/// `patchset verify`: whether a set was made for a workspace.
struct PatchSetVerifyCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare a workspace with the digests that a patch set states.",
    discussion: """
      The status is 3 if they differ.

      Examples:
        apus patchset verify BkgOnly.json patchset.json
      """)

  @OptionGroup var files: PatchSetArguments

  func run(on console: Console) throws {
    let (background, set) = try files.load()
    try naming(set.name) { try set.set.verify(background.source.json) }
    console.print("All good.\n")
  }
}
