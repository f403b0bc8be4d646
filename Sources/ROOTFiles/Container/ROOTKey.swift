/// An entry of a directory: an object's name, class and sizes. The object itself is read on demand.
public struct ROOTKey: Sendable {
  let record: KeyRecord
  let directoryPath: String
  let storage: FileStorage

  init(record: KeyRecord, directoryPath: String, storage: FileStorage) {
    self.record = record
    self.directoryPath = directoryPath
    self.storage = storage
  }

  /// The object's name in its directory.
  public var name: String { record.name }
  /// The number that tells objects with one name apart; the highest was written last.
  public var cycle: Int { record.cycle }
  /// The object's title.
  public var title: String { record.title }
  /// The object's class, such as “TH1D” or “TTree”.
  public var className: String { record.className }
  /// The names from the top directory on, joined by “/”, then “;” and the cycle: a path that finds
  /// exactly this key.
  public var path: String { pathWithoutCycle + ";\(cycle)" }

  /// The bytes of the object once it is decompressed. A tree's key holds its description; its data
  /// are in records of their own.
  public var uncompressedByteCount: Int { record.objectLength }
  /// The bytes of the object as it is stored.
  public var storedByteCount: Int { record.storedLength }
  /// Where the record begins in the file, counted in bytes.
  public var byteOffset: Int { record.position }
  /// Whether the object is stored compressed.
  public var isCompressed: Bool { record.isCompressed }

  /// How the object is compressed, judged by its first block; nil where it is not.
  ///
  /// - Throws: ``ROOTFileError/malformed(_:reason:)``.
  public var compression: ROOTCompression? {
    get throws {
      guard isCompressed else { return nil }
      var reader = try storage.bytes.reader(
        at: record.objectPosition, count: BlockHeader.size, for: "a block", key: path)
      return try BlockHeader(&reader).algorithm
    }
  }

  /// Whether it stands for a directory.
  public var isDirectory: Bool {
    className == "TDirectory" || className == "TDirectoryFile"
  }

  /// The directory that it stands for.
  ///
  /// - Throws: ``ROOTFileError/wrongClass(file:key:className:expected:)`` or
  ///   ``ROOTFileError/malformed(_:reason:)``.
  public func directory() throws -> ROOTDirectory {
    guard isDirectory else { throw wrongClass("a directory") }
    return try ROOTDirectory(
      storage: storage, path: pathWithoutCycle, position: record.objectPosition)
  }

  /// As ``path``, without semicolon and cycle: a path that finds the highest cycle.
  public var pathWithoutCycle: String {
    (directoryPath.isEmpty ? "" : directoryPath + "/") + name
  }

  func wrongClass(_ expected: String) -> ROOTFileError {
    .wrongClass(file: storage.bytes.path, key: path, className: className, expected: expected)
  }
}
