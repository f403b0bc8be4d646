import Foundation

/// The bytes of a file, mapped into memory: what is not looked at is not read.
struct FileBytes: Sendable {
  /// As it was given.
  let path: String
  private let data: Data

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
      data = try Data(contentsOf: file, options: .alwaysMapped)
    } catch {
      throw ROOTFileError.unreadableFile(path, reason: error.localizedDescription)
    }
  }

  /// Bytes in memory; errors call them `path`.
  init(_ data: Data, path: String) {
    self.path = path
    self.data = data
  }

  var count: Int { data.count }

  /// A reader of up to `count` bytes from an offset, fewer where the file ends before.
  ///
  /// - Parameters:
  ///   - what: What the bytes are, for an error.
  ///   - key: The key that they belong to, for an error.
  func reader(at offset: Int, upTo count: Int, for what: String, key: String? = nil) throws
    -> ByteReader
  {
    guard offset >= 0, offset <= data.count, count >= 0 else {
      throw ROOTFileError.malformed(
        ROOTPlace(file: path, key: key, offset: offset, isInObject: false),
        reason: "\(what) of \(count) bytes is outside of the file, which has \(data.count) bytes")
    }
    let start = data.startIndex + offset
    let bytes = [UInt8](data[start..<start + min(count, data.count - offset)])
    return ByteReader(bytes, source: ByteSource(file: path, key: key, base: offset))
  }

  /// Runs the body with `count` bytes from an offset as they lie in the mapping, without a copy.
  func withBytes<Result>(
    at offset: Int, count: Int, for what: String, key: String? = nil,
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard offset >= 0, count >= 0, offset <= data.count, count <= data.count - offset else {
      throw ROOTFileError.malformed(
        ROOTPlace(file: path, key: key, offset: offset, isInObject: false),
        reason: "\(what) of \(count) bytes is outside of the file, which has \(data.count) bytes")
    }
    return try data.withUnsafeBytes {
      try body(UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
    }
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
}
