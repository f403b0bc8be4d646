import Foundation

/// A file that is being written, and that appears at its path whole or not at all: until
/// ``finish()`` it lies beside it under another name, and is removed if that never comes.
final class NewFile {
  /// As it was given.
  let path: String
  private let destination: String
  private let temporaryPath: String
  private var descriptor: Int32
  /// How many bytes there are.
  private(set) var count = 0

  /// - Throws: `ROOTFileError.unwritableFile`.
  init(at url: URL) throws {
    path = url.relativePath
    destination = url.path
    // Names of files have a limit, which this one must not meet before the file's own.
    let name = ".\(url.lastPathComponent.prefix(40)).\(UUID().uuidString)"
    temporaryPath = url.deletingLastPathComponent().appending(path: name).path
    descriptor = -1
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: destination, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw ROOTFileError.unwritableFile(path, reason: "there is a folder of this name")
    }
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL, 0o666)
    guard descriptor >= 0 else { throw failure() }
  }

  deinit { abandon() }

  /// Adds bytes at the end.
  func append(_ bytes: [UInt8]) throws {
    try write(bytes, at: count)
    count += bytes.count
  }

  /// Leaves bytes out; they are zeros.
  func skip(_ byteCount: Int) { count += byteCount }

  /// Puts bytes in the place of others.
  func replace(at offset: Int, with bytes: [UInt8]) throws {
    precondition(offset >= 0 && offset + bytes.count <= count)
    try write(bytes, at: offset)
  }

  private func write(_ bytes: [UInt8], at offset: Int) throws {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + done, bytes.count - done, off_t(offset + done))
      }
      guard written >= 0 || errno == EINTR else { throw failure() }
      done += max(0, written)
    }
  }

  /// Gives the file its name; what had it before is gone.
  func finish() throws {
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0, rename(temporaryPath, destination) == 0 else {
      let error = failure()
      unlink(temporaryPath)
      throw error
    }
  }

  /// Removes what was written.
  func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    unlink(temporaryPath)
  }

  private func failure() -> ROOTFileError {
    .unwritableFile(path, reason: String(cString: strerror(errno)))
  }
}
