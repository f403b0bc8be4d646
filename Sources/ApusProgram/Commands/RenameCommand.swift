import ArgumentParser

/// `rename`: a workspace with other names.
struct RenameCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Print a workspace with other names of its parts.",
    discussion: """
      Each option takes an old and a new name and may be given several times.

      Examples:
        apus rename workspace.json --modifier JES JES_2017 --modifier JER JER_2017
        apus rename workspace.json --channel SR "signal region" --output renamed.json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The names of a channel.", valueName: "old> <new"))
  var channel: [String] = []
  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The names of a sample.", valueName: "old> <new"))
  var sample: [String] = []
  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The names of a modifier.", valueName: "old> <new"))
  var modifier: [String] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The names of a measurement.", valueName: "old> <new"))
  var measurement: [String] = []
  @OptionGroup var output: OutputFileOptions

  func validate() throws {
    for (name, values) in [
      ("channel", channel), ("sample", sample), ("modifier", modifier),
      ("measurement", measurement),
    ] { try RenamingPairs.check(values, of: name) }
  }

  func run(on console: Console) throws {
    let loaded = try workspace.load(console)
    let renamed = try asked(of: loaded) {
      try loaded.workspace.renamed(
        channels: RenamingPairs.dictionary(channel), samples: RenamingPairs.dictionary(sample),
        modifiers: RenamingPairs.dictionary(modifier),
        measurements: RenamingPairs.dictionary(measurement))
    }
    try console.show(renamed.document, output)
  }
}

/// Options with two values, which ArgumentParser does not have: the name is given to each of them.
enum RenamingPairs {
  private static let names: Set = [
    "-c", "--channel", "-s", "--sample", "-m", "--modifier", "--measurement",
  ]

  /// `rename --channel a b` as `rename --channel a --channel b`; other commands as they are.
  static func repeatingNames(in arguments: [String]) -> [String] {
    guard arguments.first == "rename" else { return arguments }
    var result: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      result.append(argument)
      guard names.contains(argument), let old = rest.popFirst() else { continue }
      result.append(old)
      if let new = rest.popFirst() { result += [argument, new] }
    }
    return result
  }

  static func check(_ values: [String], of name: String) throws {
    if values.count % 2 == 1 {
      throw ValidationError("--\(name) '\(values.last!)' needs a new name behind the old one")
    }
    let old = stride(from: 0, to: values.count, by: 2).map { values[$0] }
    if let twice = old.first(where: { name in old.count { $0 == name } > 1 }) {
      throw ValidationError("--\(name) '\(twice)' is given twice; give it one new name")
    }
  }

  /// New names by old ones.
  static func dictionary(_ values: [String]) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: values.count, by: 2).map {
        (values[$0], values[$0 + 1])
      })
  }
}
