import ArgumentParser

/// `patchset`: what pyhf's `patchset` does.
struct PatchSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patchset",
    abstract: "Work with sets of patches, such as the signals of a published search.",
    subcommands: [
      PatchSetExtractCommand.self, PatchSetApplyCommand.self, PatchSetVerifyCommand.self,
      PatchSetInspectCommand.self,
    ])
}
