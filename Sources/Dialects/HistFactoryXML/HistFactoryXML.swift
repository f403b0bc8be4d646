import Foundation
import HistFactory

/// A model as HistFactory's XML describes it, which ROOT's `hist2workspace` and pyhf's `xml2json` read.
///
/// ```swift
/// let conversion = try HistFactoryXML(contentsOf: url).workspace()
/// ```
/// The result is that of pyhf 0.7.6. Where pyhf and ROOT differ:
///
/// - A sample without `NormalizeByTheory` does not depend on the luminosity, as in pyhf; ROOT would let
///   it. A note says so.
/// - A histogram is sought below the `HistoPath` of its element, of its sample, or of the channel, as
///   in ROOT; then at the top of the file, as in pyhf.
/// - Statistical errors have normal constraints and no threshold, `ShapeSys` Poisson constraints.
///
/// A workspace cannot express: Poisson constraints of statistical errors, normal ones of a `ShapeSys`;
/// a `ConstraintTerm`, be it `Gamma`, `LogNormal`, `Uniform` or `NoConstraint`, since every nuisance
/// parameter of a workspace has the constraint of its type; a `Function`; several parameters of
/// interest; ranges of bins; additional data sets. pyhf ignores all of these; here they are refused, or
/// ignored and reported.
public struct HistFactoryXML {
  let combination: MarkupElement
  let channels: [MarkupElement]
  private let folder: URL

  /// Reads a top-level document, and those of its channels.
  ///
  /// A DTD that the documents refer to is not read; what it allows is built in.
  /// - Parameters:
  ///   - file: The document whose root is `<Combination>`.
  ///   - folder: Where the relative paths of all documents start from; that of the file if nil. ROOT's
  ///     own examples are meant for the folder above `config`.
  /// - Throws: `DialectError` for a document that cannot be read, is not well formed, or has elements
  ///   or attributes that the DTD does not have.
  public init(contentsOf file: URL, relativeTo folder: URL? = nil) throws {
    try self.init(
      parsing: contents(of: file), file: file.relativePath,
      relativeTo: folder ?? file.deletingLastPathComponent())
  }

  /// Reads a top-level document from memory, and those of its channels from their files.
  ///
  /// - Parameters:
  ///   - text: The document whose root is `<Combination>`.
  ///   - file: What errors call it.
  ///   - folder: Where the relative paths of all documents start from.
  /// - Throws: `DialectError`, as ``init(contentsOf:relativeTo:)``.
  public init(parsing text: String, file: String, relativeTo folder: URL) throws {
    self.folder = folder
    combination = try Self.document(text, file: file, named: "Combination")
    let inputs = combination.children(named: "Input")
    guard !inputs.isEmpty else { throw combination.error("<Combination> needs an <Input>") }
    channels = try inputs.map { [folder = self.folder] in
      try Self.channel($0, relativeTo: folder)
    }
  }

  private static func channel(_ input: MarkupElement, relativeTo folder: URL) throws
    -> MarkupElement
  {
    let path = input.text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !path.isEmpty else { throw input.error("<Input> needs the path of a channel's document") }
    let file = TemplateLookup.url(of: path, in: folder)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw input.place.error(
        "there is no file \(file.relativePath); paths start from \(folder.relativePath)",
        remedy: .anotherFolder)
    }
    return try document(contents(of: file), file: file.relativePath, named: "Channel")
  }

  private static func document(_ text: String, file: String, named name: String) throws
    -> MarkupElement
  {
    var parser = MarkupParser(text, file: file)
    let root = try parser.document()
    try HistFactorySchema.validate(root, isNamed: name)
    return root
  }

  /// The model with its templates.
  ///
  /// - Parameters:
  ///   - templates: What reads the histograms' files: ROOT's, unless said otherwise.
  ///   - inexpressible: What happens to the parts that a workspace cannot express.
  /// - Throws: `DialectError` with the file and the line.
  public func workspace(
    templates: any TemplateSource = ROOTTemplates(), inexpressible: Inexpressible = .refused
  ) throws -> WorkspaceConversion {
    let notes = NoteTaker(inexpressible)
    let lookup = TemplateLookup(source: templates, folder: folder)
    for function in combination.children(named: "Function") {
      try notes.leaveOut(
        "a <Function> of parameters cannot be expressed in a workspace", at: function.place)
    }
    var factors = FactorSettings()
    let regions = try channels.map { channel in
      var reader = ChannelReader(channel, lookup: lookup, notes: notes)
      return try reader.read(&factors)
    }
    let measurements = try combination.children(named: "Measurement").map {
      try MeasurementReader($0, notes: notes).read(factors: factors.settings)
    }
    let workspace = Workspace(
      channels: regions.map(\.channel), observations: regions.map(\.observation),
      measurements: measurements)
    return try WorkspaceConversion(validating: workspace, notes: notes, of: combination.place.file)
  }
}
