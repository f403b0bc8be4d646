import Foundation
import HistFactory

extension Workspace {
  /// Reads HistFactory's XML; ``HistFactoryXML`` says how, and gives notes about the conversion.
  ///
  /// - Parameters:
  ///   - file: The top-level document.
  ///   - folder: Where relative paths start from; that of the file if nil.
  ///   - templates: What reads the histograms' files: ROOT's, unless said otherwise.
  ///   - inexpressible: What happens to the parts that a workspace cannot express.
  /// - Throws: `DialectError` with the file and the line.
  public init(
    histFactoryXML file: URL, relativeTo folder: URL? = nil,
    templates: any TemplateSource = ROOTTemplates(),
    inexpressible: Inexpressible = .refused
  ) throws {
    let description = try HistFactoryXML(contentsOf: file, relativeTo: folder)
    self = try description.workspace(templates: templates, inexpressible: inexpressible).workspace
  }
}
