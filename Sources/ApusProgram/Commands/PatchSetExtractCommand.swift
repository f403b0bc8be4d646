import ArgumentParser
import HistFactory

/// A patch set that was read, and the document it was read from.
struct LoadedPatchSet {
  let name: String
  let document: JSONValue
  let set: PatchSet

  init(_ path: String) throws {
    let file = try InputFile(path)
    name = file.name
    (document, set) = try naming(file.name) {
      let document = try JSONValue(json: file.bytes)
      return (document, try PatchSet(document))
    }
  }

  /// A patch as it is written in the document.
  func element(named name: String) throws -> JSONValue {
    _ = try naming(self.name) { try set.patch(named: name) }
    let index = set.patches.firstIndex { $0.name == name }!
    return document["patches"]![index]!
  }
}

/// `patchset extract`: one patch of a set.
struct PatchSetExtractCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print one patch of a set.",
    discussion: """
      Examples:
        apus patchset extract patchset.json --name ERJR_500p0_0p0 > patch.json
        apus patchset extract patchset.json --name ERJR_500p0_0p0 --with-metadata
      """)

  @Argument(help: ArgumentHelp("A patch set; '-' is standard input.", valueName: "patchset"))
  var path = "-"
  @Option(help: ArgumentHelp("The name of the patch.", valueName: "name"))
  var name: String
  @Flag(help: "Print the patch with what the set says about it and about itself, or alone.")
  var metadata = MetadataChoice.withoutMetadata
  @OptionGroup var output: OutputFileOptions

  func run(on console: Console) throws {
    let loaded = try LoadedPatchSet(path)
    let element = try loaded.element(named: name)
    let patch = element["patch"]!
    guard metadata == .withMetadata else { return try console.show(patch, output) }
    // As in pyhf, what the set says about itself counts before what it says about the patch.
    var metadata = loaded.set.metadata
    if case .object(let own)? = element["metadata"] {
      for key in own.keys where metadata[key] == nil { metadata[key] = own[key] }
    }
    try console.show(["metadata": .object(metadata), "patch": patch], output)
  }
}

/// Whether metadata are printed with a patch.
enum MetadataChoice: String, EnumerableFlag {
  case withMetadata
  case withoutMetadata
}
