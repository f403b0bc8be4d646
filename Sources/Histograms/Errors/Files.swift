import Foundation

/// - Throws: `HistogramsError.missingFile` or `.unreadableFile`.
func contents(of file: URL) throws -> Data {
  guard FileManager.default.fileExists(atPath: file.path) else {
    throw HistogramsError.missingFile(file.relativePath)
  }
  do {
    return try Data(contentsOf: file)
  } catch {
    throw HistogramsError.unreadableFile(file.relativePath, reason: error.localizedDescription)
  }
}

/// Writes a file whole or not at all.
///
/// - Throws: `HistogramsError.unwritableFile`.
func write(_ data: Data, to file: URL) throws {
  do {
    try data.write(to: file, options: .atomic)
  } catch {
    throw HistogramsError.unwritableFile(file.relativePath, reason: error.localizedDescription)
  }
}
