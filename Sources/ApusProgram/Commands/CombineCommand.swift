import ArgumentParser
import HistFactory

/// A join by its name in pyhf, or with a hyphen.
struct JoinName: ExpressibleByArgument {
  let join: Workspace.Join

  init(_ join: Workspace.Join) { self.join = join }

  init?(argument: String) {
    guard let join = Workspace.Join(rawValue: argument.replacing("-", with: " ")) else {
      return nil
    }
    self.join = join
  }

  var defaultValueDescription: String { join.rawValue }

  static var allValueStrings: [String] { Workspace.Join.allCases.map(\.rawValue) }
}

/// `combine`: several workspaces as one.
struct CombineCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "combine",
    abstract: "Print several workspaces as one.",
    discussion: """
      Modifiers of one name share a parameter afterwards; 'apus rename' keeps them apart. Each workspace \
      is joined to those before it.

      Examples:
        apus combine electrons.json muons.json --join outer > both.json
        apus combine workspace.json datacard.txt --join "left outer" --merge-channels
      """)

  @Argument(help: ArgumentHelp("Two workspaces or more.", valueName: "workspace"))
  var paths: [String]
  @Option(name: .shortAndLong, help: "What becomes of parts that both have.")
  var join = JoinName(.none)
  @Flag(
    inversion: .prefixedNo,
    help: "Whether a channel that both have gets the samples of both; not with the join none.")
  var mergeChannels = false
  @OptionGroup(title: "XML and datacards") var dialect: DialectOptions
  @OptionGroup var output: OutputFileOptions

  func validate() throws {
    if paths.count < 2 { throw ValidationError("give two workspaces or more") }
    if paths.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be one workspace only")
    }
    if mergeChannels, join.join == .none {
      throw ValidationError("--merge-channels needs --join outer, 'left outer' or 'right outer'")
    }
  }

  func run(on console: Console) throws {
    let workspaces = try paths.map { path in
      let source = try SourceDocument(InputFile(path), dialect.settings)
      console.show(source.notes)
      return try LoadedWorkspace(source).workspace
    }
    let names = paths.joined(separator: ", ")
    let combination = try naming(names) {
      try workspaces.dropFirst().reduce(workspaces[0]) {
        try $0.combined(with: $1, join: join.join, mergingChannels: mergeChannels)
      }
    }
    try console.show(combination.document, output)
  }
}
