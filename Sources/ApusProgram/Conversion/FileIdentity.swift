import Foundation

/// Which file a path leads to, whatever links are on the way.
struct FileIdentity: Equatable {
  private let device: UInt64
  private let number: UInt64

  /// Nil where there is no file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// - Throws: `UsageError` for a file to be written that is one of those to be read.
  static func requireOther(_ path: String, than files: [URL]) throws {
    guard let identity = FileIdentity(path),
      files.contains(where: { FileIdentity($0.path) == identity })
    else { return }
    throw UsageError(
      description: "\(path) is a file that is read; it is not overwritten: give another name")
  }
}
