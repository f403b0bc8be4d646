import ArgumentParser
import HistFactory

extension DigestAlgorithm: ExpressibleByArgument {}

/// `digest`: the digests of a workspace, as pyhf takes them.
struct DigestCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "Print digests of a workspace, which do not depend on spaces or the order of keys.",
    discussion: """
      They are those of pyhf, and those that patch sets state.

      Examples:
        apus digest workspace.json
        apus digest workspace.json --algorithm md5 --algorithm sha256 --json
      """)

  @Argument(help: ArgumentHelp("A workspace; '-' is standard input.", valueName: "workspace"))
  var path = "-"
  @Option(name: .shortAndLong, help: "The hash function; may be given several times.")
  var algorithm: [DigestAlgorithm] = [.sha256]
  @Flag(
    help: "Print an object of JSON, or lines.")
  var format = DigestFormat.plaintext
  @Option(
    help: ArgumentHelp(
      "A JSON patch to apply first; may be given several times.", valueName: "file"))
  var patch: [String] = []
  @OptionGroup(title: "XML and datacards") var dialect: DialectOptions

  func run(on console: Console) throws {
    var source = try SourceDocument(InputFile(path), dialect.settings)
    console.show(source.notes)
    source.json = try patch.reduce(source.json) { document, text in
      try document.patched(
        by: PatchReference(text, name: nil).patch(for: source.json, checksDigests: true))
    }
    let document = try LoadedWorkspace(source).source.json
    let digests = algorithm.map { ($0.rawValue, document.digest($0)) }
    switch format {
    case .json:
      let members = JSONObject(digests.map { ($0.0, .string($0.1)) })
      console.print(JSONValue.object(members).indentedJSON() + "\n")
    case .plaintext: console.print(digests.map { "\($0.0):\($0.1)\n" }.joined())
    }
  }
}

/// How digests are printed.
enum DigestFormat: String, EnumerableFlag {
  case json
  case plaintext

  static func name(for value: DigestFormat) -> NameSpecification { .shortAndLong }
}
