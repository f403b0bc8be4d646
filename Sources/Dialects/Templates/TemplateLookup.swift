import Diagnostics
import Foundation

/// Finds templates for a description, and checks them.
struct TemplateLookup {
  let source: any TemplateSource
  /// The folder that relative paths of files start from.
  let folder: URL

  /// The template at a path, if there is one.
  ///
  /// - Throws: `DialectError` at `place`, also for contents that are not finite.
  func template(at path: String, in file: String, for place: DialectPlace) throws -> BinnedTemplate?
  {
    let template: BinnedTemplate?
    do {
      template = try source.template(at: path, in: url(of: file))
    } catch {
      throw place.error("histogram '\(path)' of '\(file)': \(error)")
    }
    if let template, template.values.isEmpty || !template.isFinite {
      throw place.error(
        """
        histogram '\(path)' of '\(file)' has no bins, or a bin or an edge that is not finite
        """)
    }
    return template
  }

  /// The template at the first of these paths that has one.
  ///
  /// - Throws: `DialectError` at `place` if none has, with near names.
  func template(atFirstOf paths: [String], in file: String, for place: DialectPlace) throws
    -> BinnedTemplate
  {
    for path in paths {
      if let template = try template(at: path, in: file, for: place) { return template }
    }
    let known = (try? source.paths(in: url(of: file))) ?? []
    throw place.error(
      """
      there is no histogram \(paths.map { "'\($0)'" }.joined(separator: " or ")) in '\(file)'\
      \(suggestion(for: paths[0], in: known))
      """)
  }

  private func url(of file: String) -> URL { Self.url(of: file, in: folder) }

  /// A path that is absolute or starts from a folder.
  static func url(of file: String, in folder: URL) -> URL {
    file.hasPrefix("/") ? URL(filePath: file) : folder.appending(path: file).standardizedFileURL
  }
}
