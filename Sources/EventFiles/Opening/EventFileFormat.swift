import Foundation

/// How a file of events is written.
public enum EventFileFormat: Sendable, Equatable {
  /// ROOT's trees.
  case root
  /// An array of NumPy.
  case numPy
  /// An archive of arrays of NumPy, or any ZIP archive.
  case numPyArchive
  /// Whatever is none of these, to be read as text.
  case text

  /// How many of a file's first bytes tell its format.
  public static let startLength = 12

  /// By the first bytes of a file.
  ///
  /// - Throws: `EventFilesError.unreadableFile`.
  init(of file: URL) throws { self.init(of: try firstBytes(of: file, count: Self.startLength)) }

  /// By the first bytes.
  ///
  /// - Parameter first: ``startLength`` bytes or more, fewer only of a shorter file.
  public init(of first: [UInt8]) {
    // In ROOT's files the version and the place of the first record follow, two numbers of four bytes
    // that have zeros; in a text that begins with the word, such as /etc/passwd, there are none.
    let behind = first.dropFirst(4).prefix(8)
    if first.starts(with: Array("root".utf8)), behind.isEmpty || behind.contains(0) {
      self = .root
    } else if first.starts(with: [0x93] + Array("NUMPY".utf8)) {
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
