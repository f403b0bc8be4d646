import ArgumentParser
import HistFactory

/// A workspace, and what is done to it before anything else.
struct WorkspaceOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      """
      A workspace in pyhf's JSON, HistFactory's XML or a datacard of Combine, recognised by its \
      content; '-' is standard input.
      """, valueName: "workspace"))
  var path = "-"

  @OptionGroup(title: "Patches") var patches: PatchOptions
  @OptionGroup(title: "XML and datacards") var dialect: DialectOptions

  /// Reads the workspace.
  ///
  /// Warnings about what was left out, and notes, go to standard error.
  func load(_ console: Console) throws -> LoadedWorkspace {
    var source = try SourceDocument(InputFile(path), dialect.settings)
    console.show(source.notes)
    source.json = try patches.apply(to: source.json)
    return try LoadedWorkspace(source)
  }
}

extension WorkspaceOptions {
  /// An option that was given and that only models have a use for.
  var modelOption: String? {
    if !patches.patch.isEmpty { return "--patch" }
    if patches.ignoreDigests { return "--ignore-digests" }
    if dialect.basedir != nil { return "--basedir" }
    return dialect.strict ? "--strict" : nil
  }
}

/// JSON patches.
struct PatchOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      """
      A JSON patch to apply first, or one patch of a set as FILE#NAME; may be given several times.
      """, valueName: "file"))
  var patch: [String] = []

  @Option(
    help: ArgumentHelp(
      "The name of the patch for sets that are given without one.", valueName: "name"))
  var patchName: String?

  @Flag(help: "Do not compare the workspace with the digests that a patch set states.")
  var ignoreDigests = false

  func validate() throws {
    if patchName != nil, patch.isEmpty {
      throw ValidationError("--patch-name needs --patch with a patch set")
    }
  }

  /// The document after all patches; digests are those of the document as it was read.
  func apply(to document: JSONValue) throws -> JSONValue {
    try patch.reduce(document) { patched, text in
      let reference = PatchReference(text, name: patchName)
      return try patched.patched(
        by: reference.patch(for: document, checksDigests: !ignoreDigests))
    }
  }
}
