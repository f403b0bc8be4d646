import Foundation
import HistFactory
import Histograms

/// What was made of a configuration and its files.
public struct ConfigurationBuild: Sendable {
  /// The statistical model, as pyhf's JSON says it.
  public let workspace: Workspace
  /// The templates in it, smoothed where asked.
  public let templates: TemplateHistograms
  /// What to know about them, in order: settings without effect, empty and negative bins, what was
  /// left out.
  public let notes: [ConfigurationNote]
}

extension FitConfiguration {
  /// Fills or reads the templates, smooths them where asked, and makes the workspace.
  ///
  /// - Parameter folder: The folder that relative paths start from.
  /// - Throws: As ``templates(from:)``, ``smoothed(_:)`` and ``workspace(of:)``.
  public func build(relativeTo folder: URL) throws -> ConfigurationBuild {
    try build(from: FileInput(relativeTo: folder))
  }

  /// Fills or reads the templates, smooths them where asked, and makes the workspace.
  ///
  /// - Parameter input: Where events and histograms come from.
  /// - Throws: As ``templates(from:)``, ``smoothed(_:)`` and ``workspace(of:)``.
  public func build(from input: some TemplateInput) throws -> ConfigurationBuild {
    let read = try templates(from: input)
    let smooth = try smoothed(read.templates)
    let result = try workspace(of: smooth.templates)
    return ConfigurationBuild(
      workspace: result.workspace, templates: smooth.templates,
      notes: unusedSettings + read.notes + smooth.notes + result.notes)
  }
}
