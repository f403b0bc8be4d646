import Foundation

/// What a search notes in the folder of one of its runs, as `search-run.json`.
public struct SearchedRun: Codable, Sendable, Hashable {
  private static let fileName = "search-run.json"

  /// The options that the run was started with: those that decide on its numbers.
  public var options: [String]
  /// Why it failed, if it did.
  public var failure: String?

  /// A run that has not failed.
  public init(options: [String]) { self.options = options }

  /// What is noted in a folder; nil where nothing is.
  ///
  /// - Throws: `ReportError` for a damaged file.
  public init?(in folder: ResultsFolder) throws {
    guard folder.exists(Self.fileName) else { return nil }
    let file = folder.file(Self.fileName)
    self = try readJSON(file) { ReportError.damaged(file.path, $0) }
  }

  /// Notes it in a folder.
  public func write(to folder: ResultsFolder) throws {
    try writeJSON(self, to: folder.file(Self.fileName))
  }
}
