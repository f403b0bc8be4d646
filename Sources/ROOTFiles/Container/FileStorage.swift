import Synchronization

/// A file's bytes and what has been read of it, shared by its directories and keys.
final class FileStorage: Sendable {
  let bytes: FileBytes
  let header: FileHeader
  /// Lists of keys by where they are in the file.
  private let keyLists = Mutex<[Int: [KeyRecord]]>([:])
  private let streamerCatalog = Mutex<StreamerCatalog?>(nil)

  init(_ bytes: FileBytes) throws {
    self.bytes = bytes
    header = try FileHeader(bytes)
  }

  func keys(of directory: DirectoryRecord, named name: String) throws -> [KeyRecord] {
    if let known = keyLists.withLock({ $0[directory.listPosition] }) { return known }
    let keys = try directory.keys(in: bytes, directory: name)
    keyLists.withLock { $0[directory.listPosition] = keys }
    return keys
  }

  /// How the classes in the file are laid out, read at the first call.
  func streamers() throws -> StreamerCatalog {
    if let known = streamerCatalog.withLock({ $0 }) { return known }
    let catalog = try StreamerCatalog(of: self)
    streamerCatalog.withLock { $0 = catalog }
    return catalog
  }
}
