import Foundation

/// A file's bytes, memory-mapped where that is safe.
///
/// - Throws: `EventsError.missingFile` or `.unreadableFile`.
func contents(of file: URL) throws -> Data {
  try requireFile(file)
  do {
    return try Data(contentsOf: file, options: .mappedIfSafe)
  } catch {
    throw EventsError.unreadableFile(file.path, reason: error.localizedDescription)
  }
}

/// - Throws: `EventsError.missingFile`, or `.unreadableFile` for a folder.
func requireFile(_ file: URL) throws {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
    throw EventsError.missingFile(file.path)
  }
  guard !isFolder.boolValue else {
    throw EventsError.unreadableFile(file.path, reason: "it is a folder")
  }
}
