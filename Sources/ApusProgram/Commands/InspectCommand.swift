import ArgumentParser

/// `inspect`: what is in a file.
struct InspectCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what is in a file: trees, histograms, arrays, columns, or a workspace.",
    discussion: """
      What the file is, is told by its content. Of ROOT files all directories and cycles are shown, of \
      trees and RNTuples every column with its type and sizes, and why one cannot be read; of text the \
      columns, of NumPy's files the arrays, of histograms (ROOT, UHI, CSV, YODA) the axes. Of many \
      columns only the first are shown unless the tree is named; the JSON has all.

      Of a workspace channels, samples, modifiers, parameters and measurements are shown. Its JSON has \
      the keys of 'pyhf inspect', and 'observations' and 'nominal' with the events of each channel.

      Examples:
        apus inspect events.root
        apus inspect events.root Events --json
        apus inspect BkgOnly.json --patch patchset.json#ERJR_500p0_0p0 --json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @Argument(
    help: ArgumentHelp(
      "One part of the file, by its path: a directory, a tree, a histogram, an array, a column.",
      valueName: "part"))
  var part: String?
  @Option(
    help: ArgumentHelp(
      "The measurement whose settings are shown, of a workspace.", valueName: "name"))
  var measurement: String?
  @OptionGroup var output: OutputOptions

  func run(on console: Console) throws {
    switch try FileKind(of: workspace.path) {
    case .model: try inspectModel(console)
    case .other(let appearance):
      throw InputError(
        file: workspace.path, reason: "this looks like \(appearance); \(FileKind.known)")
    case let kind:
      if let option = workspace.modelOption ?? measurement.map({ _ in "--measurement" }) {
        throw UsageError(
          description: "\(option) is for workspaces, and \(workspace.path) is none")
      }
      let contents = try FileContents(workspace.path, kind, part: part, console)
      try console.show(
        Report(text: contents.text(console.style), json: contents.json),
        warnings: contents.warnings, output)
    }
  }

  private func inspectModel(_ console: Console) throws {
    if let part {
      throw UsageError(
        description: "\(workspace.path) is a model, of which all is shown; leave out '\(part)'")
    }
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
