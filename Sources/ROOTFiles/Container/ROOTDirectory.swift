/// A directory of a ROOT file.
public struct ROOTDirectory: Sendable {
  /// The names from the top directory on, joined by “/”; empty for the top directory.
  public let path: String
  let storage: FileStorage
  let record: DirectoryRecord

  init(storage: FileStorage, path: String, position: Int) throws {
    self.storage = storage
    self.path = path
    record = try DirectoryRecord(
      at: position, of: storage.bytes, key: path.isEmpty ? nil : path)
  }

  /// The keys in it, in the order of the file, each cycle by itself.
  ///
  /// - Throws: ``ROOTFileError/malformed(_:reason:)``.
  public var keys: [ROOTKey] {
    get throws {
      try storage.keys(of: record, named: path).map {
        ROOTKey(record: $0, directoryPath: path, storage: storage)
      }
    }
  }

  /// The keys in it and in all directories below, each directory's key followed by those inside it.
  ///
  /// - Throws: ``ROOTFileError/malformed(_:reason:)``, also where a directory contains itself.
  public func allKeys() throws -> [ROOTKey] {
    var walk = DirectoryWalk(storage: storage)
    try walk.visit(self, depth: 0)
    return walk.keys
  }
}

/// Collects keys, and stops where a damaged file would make it go on for ever.
private struct DirectoryWalk {
  private static let depthLimit = 100

  let storage: FileStorage
  var keys: [ROOTKey] = []
  private var seen: Set<Int> = []

  init(storage: FileStorage) { self.storage = storage }

  mutating func visit(_ directory: ROOTDirectory, depth: Int) throws {
    let list = directory.record.listPosition
    guard list == 0 || seen.insert(list).inserted, depth <= Self.depthLimit else {
      throw malformed(directory, "a directory that contains itself, or too many in one another")
    }
    for key in try directory.keys {
      keys.append(key)
      guard keys.count <= storage.bytes.count / KeyRecord.smallestSize else {
        throw malformed(directory, "more keys than the file can hold")
      }
      if key.isDirectory { try visit(key.directory(), depth: depth + 1) }
    }
  }

  private func malformed(_ directory: ROOTDirectory, _ reason: String) -> ROOTFileError {
    let source = ByteSource(file: storage.bytes.path, key: directory.path)
    return .malformed(source.place(directory.record.listPosition), reason: reason)
  }
}
