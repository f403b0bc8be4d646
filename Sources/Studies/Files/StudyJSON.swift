import Foundation

/// A result that can be kept as JSON.
public protocol StudyResult: Encodable, Sendable {}

extension StudyResult {
  /// Writes the result as JSON with sorted keys; the file appears whole or not at all, folders above it are made.
  ///
  /// What is not finite is written as the texts `nan`, `inf` and `-inf`.
  ///
  /// - Parameter file: Where.
  /// - Throws: ``StudyError`` if it cannot be written.
  public func write(to file: URL) throws {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try encoder.encode(self).write(to: file, options: .atomic)
    } catch {
      throw StudyError.unwritableFile(file.path, reason: error.localizedDescription)
    }
  }
}
