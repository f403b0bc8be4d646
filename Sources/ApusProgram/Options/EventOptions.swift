import ArgumentParser
import EventFiles
import Formulas

/// Which events are wanted, and what is known of their file.
struct EventOptions: ParsableArguments {
  @Option(
    name: [.customShort("w"), .customLong("where")], parsing: .unconditional,
    help: ArgumentHelp(
      "Only events for which a formula is true, as in 'nMuon >= 2 && Muon_pt[0] > 20'.",
      valueName: "formula"))
  var selection: String?
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      A name for a formula, which the other formulas may use; may be given several times, later ones \
      using earlier ones.
      """, valueName: "name = formula"))
  var define: [String] = []
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What an empty cell of a text stands for, such as nan or -999; refused unless given.",
      valueName: "number"))
  var missing: Double?

  func validate() throws {
    for text in define where NamedFormula(text).name == text {
      throw ValidationError("--define '\(text)': give a name and a formula, as in 'pt1 = pt[0]'")
    }
  }

  var definitions: [NamedFormula] { define.map { NamedFormula($0) } }

  /// The events of what an argument refers to; `-` is a text on standard input.
  ///
  /// - Parameters:
  ///   - tree: In place of the one behind a colon.
  ///   - console: Is told of what is taken for granted.
  func open(_ text: String, tree: String? = nil, _ console: Console) throws -> EventFile {
    let file = try open(text, tree: tree)
    if let remark = file.remark { console.note("\(InputFile.name(of: text)): \(remark)") }
    return file
  }

  private func open(_ text: String, tree: String?) throws -> EventFile {
    if text == "-" {
      let input = try InputFile(text, of: .events)
      return try EventFile(text: input.bytes, name: input.name, tree: tree, missing: missing)
    }
    let reference = try FileReference(text)
    try requireEvents(reference)
    guard let tree else {
      return try askedOfFile { try EventFile(reference, missing: missing) }
    }
    if let other = reference.tree, other != tree {
      throw UsageError(
        description: "'\(text)' names the tree '\(other)', and --tree '\(tree)'; give one of them")
    }
    return try askedOfFile {
      try EventFile(reference.files, tree: tree, missing: missing)
    }
  }

  private func requireEvents(_ reference: FileReference) throws {
    for file in reference.files where !InputFile.isPipe(file.path) {
      switch try FileKind(of: file.relativePath) {
      case .root, .numPyArray, .numPyArchive, .table: continue
      case .histograms:
        throw InputError(file: file.relativePath, reason: "there are histograms, no events")
      case .model:
        throw InputError(file: file.relativePath, reason: "this is a model; it has no events")
      case .other(let appearance):
        throw InputError(
          file: file.relativePath, reason: "this looks like \(appearance); \(FileKind.known)")
      }
    }
  }
}
