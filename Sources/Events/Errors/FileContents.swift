import Foundation

/// A file's bytes; of a pipe, all that comes.
///
/// Not mapped: a file that shrinks while it is read would end the program.
///
/// - Throws: `EventsError.missingFile` or `.unreadableFile`.
func contents(of file: URL) throws -> Data {
  try requireFile(file)
  do {
    guard isMappable(file) else {
      return try FileHandle(forReadingFrom: file).readToEnd() ?? Data()
    }
    return try Data(contentsOf: file)
  } catch {
    throw EventsError.unreadableFile(file.relativePath, reason: error.localizedDescription)
  }
}

/// - Throws: `EventsError.missingFile`, or `.unreadableFile` for a folder.
func requireFile(_ file: URL) throws {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
    throw EventsError.missingFile(file.relativePath)
  }
  guard !isFolder.boolValue else {
    throw EventsError.unreadableFile(file.relativePath, reason: "it is a folder")
  }
}

/// Whether a file has bytes that stay, unlike a pipe; true for one that is not there, and for folders.
package func isMappable(_ file: URL) -> Bool {
  var status = stat()
  return stat(file.path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    || status.st_mode & S_IFMT == S_IFDIR
}
