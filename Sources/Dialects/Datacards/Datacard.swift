import Foundation

/// A statistical model as a datacard of CMS's Combine describes it.
///
/// ```swift
/// let conversion = try Datacard(contentsOf: url).workspace()
/// ```
/// All of the card's syntax is checked when it is read; ``workspace(templates:mass:inexpressible:)``
/// says what of it becomes part of a workspace.
public struct Datacard {
  /// The channels ("bins" in a card) in the order of the card.
  var channels: [Channel] = []
  var columns: [Column] = []
  var shapes: [ShapeRule] = []
  var nuisances: [Nuisance] = []
  var rateFactors: [RateFactor] = []
  var statisticalErrors: [StatisticalErrors] = []
  /// Lines that no workspace can express, with the reason.
  var inexpressible: [(place: DialectPlace, reason: String)] = []
  /// Names of parameters that are held at their initial values.
  var fixedParameters: [String] = []
  /// The whole card.
  let place: DialectPlace
  /// Where the relative paths of template files start from.
  let folder: URL

  /// Reads a card.
  ///
  /// - Parameter file: The card; paths of template files start from its folder.
  /// - Throws: `DialectError` with the line of the first mistake.
  public init(contentsOf file: URL) throws {
    try self.init(
      parsing: contents(of: file), file: file.relativePath, folder: file.deletingLastPathComponent()
    )
  }

  /// Reads a card from memory.
  ///
  /// - Parameters:
  ///   - text: The card.
  ///   - file: What errors call it.
  ///   - folder: Where the relative paths of template files start from.
  /// - Throws: `DialectError` with the line of the first mistake.
  public init(parsing text: String, file: String, folder: URL) throws {
    var parser = DatacardParser(file: file, folder: folder)
    self = try parser.parse(text)
  }

  init(place: DialectPlace, folder: URL) {
    self.place = place
    self.folder = folder
  }
}
