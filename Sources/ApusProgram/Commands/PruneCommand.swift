import ArgumentParser
import HistFactory

extension Workspace.ModifierType: ExpressibleByArgument {}

/// `prune`: a workspace without some of its parts.
struct PruneCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Print a workspace without some of its channels, samples, modifiers or measurements.",
    discussion: """
      Examples:
        apus prune workspace.json --channel CR_top --sample ttV > smaller.json
        apus prune workspace.json --modifier-type histosys --modifier-type shapesys
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @Option(name: .shortAndLong, help: ArgumentHelp("A channel to leave out.", valueName: "name"))
  var channel: [String] = []
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A sample to leave out of every channel.", valueName: "name"))
  var sample: [String] = []
  @Option(name: .shortAndLong, help: ArgumentHelp("A modifier to leave out.", valueName: "name"))
  var modifier: [String] = []
  @Option(
    name: [.customShort("t"), .long],
    help: ArgumentHelp("A type of modifiers to leave out.", valueName: "type"))
  var modifierType: [Workspace.ModifierType] = []
  @Option(help: ArgumentHelp("A measurement to leave out.", valueName: "name"))
  var measurement: [String] = []
  @OptionGroup var output: OutputFileOptions

  func run(on console: Console) throws {
    let loaded = try workspace.load(console)
    let pruned = try asked(of: loaded) {
      try loaded.workspace.pruned(
        channels: Set(channel), samples: Set(sample), modifiers: Set(modifier),
        modifierTypes: Set(modifierType), measurements: Set(measurement))
    }
    try console.show(pruned.document, output)
  }
}
