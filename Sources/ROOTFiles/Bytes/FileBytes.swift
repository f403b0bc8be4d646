import Foundation

/// The bytes of a file, of which only those that are looked at are read.
struct FileBytes: Sendable {
  private enum Storage: Sendable {
    case file(OpenFile)
    case memory(Data)
  }

  /// As it was given.
  let path: String
  /// The number of bytes.
  let count: Int
  private let storage: Storage

  /// - Throws: `ROOTFileError.missingFile` or `.unreadableFile`.
  init(contentsOf file: URL) throws {
    path = file.relativePath
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
      throw ROOTFileError.missingFile(path)
    }
    guard !isFolder.boolValue else {
      throw ROOTFileError.unreadableFile(path, reason: "it is a folder; expected a file")
    }
    do {
      let file = try OpenFile(file.path)
      count = file.count
      storage = .file(file)
    } catch {
      throw ROOTFileError.unreadableFile(path, reason: error.reason)
    }
  }

  /// Bytes in memory; errors call them `path`.
  init(_ data: Data, path: String) {
    self.path = path
    count = data.count
    storage = .memory(data)
  }

  /// Fills the target with the bytes from an offset on.
  ///
  /// - Throws: `ROOTFileError.malformed` where the file did not have them when it was opened, and
  ///   `.unreadableFile` where it no longer has them.
  func read(
    into target: UnsafeMutableRawBufferPointer, at offset: Int, for what: String,
    key: String? = nil
  ) throws {
    guard offset >= 0, target.count <= count - offset else {
      throw outside(offset, target.count, what, key)
    }
    switch storage {
    case .memory(let data):
      let start = data.startIndex + offset
      data.copyBytes(to: target, from: start..<start + target.count)
    case .file(let file):
      do { try file.read(into: target, at: offset) } catch {
        throw ROOTFileError.unreadableFile(path, reason: error.reason)
      }
    }
  }

  /// A reader of up to `count` bytes from an offset, fewer where the file ends before.
  ///
  /// - Parameters:
  ///   - what: What the bytes are, for an error.
  ///   - key: The key that they belong to, for an error.
  func reader(at offset: Int, upTo count: Int, for what: String, key: String? = nil) throws
    -> ByteReader
  {
    guard offset >= 0, offset <= self.count, count >= 0 else {
      throw outside(offset, count, what, key)
    }
    let count = min(count, self.count - offset)
    let bytes = try [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      let target = UnsafeMutableRawBufferPointer(
        rebasing: UnsafeMutableRawBufferPointer(target)[..<count])
      try read(into: target, at: offset, for: what, key: key)
      filled = count
    }
    return ByteReader(bytes, source: ByteSource(file: path, key: key, base: offset))
  }

  /// As ``reader(at:upTo:for:key:)``, where the file must have all the bytes.
  func reader(at offset: Int, count: Int, for what: String, key: String? = nil) throws -> ByteReader
  {
    let reader = try reader(at: offset, upTo: count, for: what, key: key)
    guard reader.remaining == count else {
      throw reader.malformed("\(what) of \(count) bytes where \(reader.remaining) are left")
    }
    return reader
  }

  /// The `count` bytes from an offset, in memory that is used again at the next call; bytes that
  /// are in memory already are lent as they are.
  func withBytes<Result>(
    at offset: Int, count: Int, for what: String, key: String? = nil, in memory: ByteMemory,
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard offset >= 0, count >= 0, count <= self.count - offset else {
      throw outside(offset, count, what, key)
    }
    if case .memory(let data) = storage {
      return try data.withUnsafeBytes {
        try body(UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
      }
    }
    memory.reserve(count)
    let target = UnsafeMutableRawBufferPointer(rebasing: memory.bytes[..<count])
    try read(into: target, at: offset, for: what, key: key)
    return try body(UnsafeRawBufferPointer(target))
  }

  private func outside(_ offset: Int, _ count: Int, _ what: String, _ key: String?)
    -> ROOTFileError
  {
    .malformed(
      ROOTPlace(file: path, key: key, offset: offset, isInObject: false),
      reason: "\(what) of \(count) bytes is outside of the file, which has \(self.count) bytes")
  }
}
