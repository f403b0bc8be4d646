import Dialects
import Foundation
import HistFactory

/// A model that was read, in pyhf's JSON.
struct SourceDocument {
  /// What it was read from.
  let name: String
  let format: ModelFormat
  /// With its numbers as they were written.
  var json: JSONValue
  /// What to know about a conversion.
  var notes: [WorkspaceConversion.Note] = []

  /// Reads a file in any of the formats.
  init(_ file: InputFile, _ settings: DialectSettings) throws {
    (name, format) = (file.name, ModelFormat(of: file))
    switch format {
    case .json: json = try naming(file.name) { try JSONValue(json: file.bytes) }
    case .histFactoryXML:
      let folder = settings.baseFolder ?? file.folder
      let description = try HistFactoryXML(
        parsing: file.text(), file: file.name, relativeTo: folder)
      let conversion = try description.workspace(inexpressible: settings.inexpressible)
      (json, notes) = (conversion.workspace.document, conversion.notes)
    case .datacard:
      let card = try Datacard(
        parsing: file.text(), file: file.name, folder: settings.baseFolder ?? file.folder)
      let conversion = try card.workspace(
        mass: settings.mass, inexpressible: settings.inexpressible)
      (json, notes) = (conversion.workspace.document, conversion.notes)
    }
  }
}

extension SourceDocument {
  func problem(_ reason: String) -> InputError { InputError(file: name, reason: reason) }
}

/// A document that is a workspace.
struct LoadedWorkspace {
  var source: SourceDocument
  var workspace: Workspace

  init(_ source: SourceDocument) throws {
    self.source = source
    workspace = try naming(source.name) {
      let workspace = try Workspace(source.json)
      try workspace.validate()
      return workspace
    }
  }
}
