import Foundation

/// How a file of events is written.
enum EventFileFormat: Equatable {
  case root
  case numPy
  case numPyArchive
  case text

  /// By the first bytes of a file.
  ///
  /// - Throws: `EventFilesError.unreadableFile`.
  init(of file: URL) throws { self.init(of: try firstBytes(of: file, count: 6)) }

  /// By the first bytes, six where there are as many.
  init(of first: [UInt8]) {
    if first.starts(with: Array("root".utf8)) {
      self = .root
    } else if first == Array("\u{93}NUMPY".unicodeScalars.map { UInt8($0.value) }) {
      self = .numPy
    } else if first.starts(with: [0x50, 0x4B, 3, 4]) || first.starts(with: [0x50, 0x4B, 5, 6]) {
      self = .numPyArchive
    } else {
      self = .text
    }
  }
}

/// The first bytes of a file, fewer where it is shorter.
///
/// - Throws: `EventFilesError.unreadableFile`.
func firstBytes(of file: URL, count: Int) throws -> [UInt8] {
  do {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    return Array(try handle.read(upToCount: count) ?? Data())
  } catch {
    throw EventFilesError.unreadableFile(file.relativePath, reason: error.localizedDescription)
  }
}
