import ArgumentParser

/// `inspect`: what is in a workspace.
struct InspectCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show channels, samples, modifiers, parameters and measurements of a workspace.",
    discussion: """
      Nothing is fitted. The JSON has the keys of 'pyhf inspect', and 'observations' and 'nominal' with \
      the events of each channel.

      Examples:
        apus inspect workspace.json
        apus inspect BkgOnly.json --patch patchset.json#ERJR_500p0_0p0 --json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @Option(
    help: ArgumentHelp("The measurement whose settings are shown.", valueName: "name"))
  var measurement: String?
  @OptionGroup var output: OutputOptions

  func run(on console: Console) throws {
    let loaded = try workspace.load(console)
    let inspection = try Inspection(loaded, measurement: measurement)
    if let missing = inspection.missingInterest {
      console.note(
        "no modifier has the name of the parameter of interest, '\(missing)'; is a patch missing?")
    }
    try console.show(
      Report(text: inspection.text(console.style), json: inspection.json), warnings: [], output)
  }
}
