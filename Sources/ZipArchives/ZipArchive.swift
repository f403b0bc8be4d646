/// The directory of a zip archive (PKWARE's APPNOTE 6.3, with the extension for large files), whose bytes
/// are in memory or mapped.
public struct ZipArchive: Sendable {
  /// The members in the directory's order.
  public let members: [ZipMember]

  /// Reads the directory.
  ///
  /// - Parameter bytes: The whole file.
  /// - Throws: `ZipError` for what is no archive, a damaged directory, encrypted members, two members of
  ///   one name, or members compressed by another method than deflate.
  public init(_ bytes: UnsafeRawBufferPointer) throws(ZipError) {
    let reader = LittleEndian(bytes: bytes)
    let directory = try ZipDirectory(reader)
    var members: [ZipMember] = []
    var names: Set<String> = []
    var place = directory.start
    for _ in 0..<directory.count {
      let entry = try ZipDirectoryEntry(reader, at: place)
      guard names.insert(entry.name).inserted else {
        throw ZipError("two members are called '\(entry.name)'")
      }
      members.append(try entry.member(reader))
      place = entry.end
    }
    self.members = members
  }

  /// The member of a name; nil if there is none.
  public func member(_ name: String) -> ZipMember? { members.first { $0.name == name } }
}

/// Where the directory is, and how many members it lists.
private struct ZipDirectory {
  let start: Int
  let count: Int

  init(_ reader: LittleEndian) throws(ZipError) {
    let end = try Self.end(reader)
    var count = try reader.integer(at: end + 10, size: 2, of: "the number of members")
    var start = try reader.integer(at: end + 16, size: 4, of: "the place of the directory")
    if count == ZipLimit.count || start == ZipLimit.size {
      let end = try Self.largeEnd(reader, before: end)
      count = try reader.integer(at: end + 32, size: 8, of: "the number of members")
      start = try reader.integer(at: end + 48, size: 8, of: "the place of the directory")
    }
    guard start <= reader.bytes.count, count <= (reader.bytes.count - start) / 46 else {
      throw ZipError("the directory lists \(count) members, more than the file has room for")
    }
    (self.start, self.count) = (start, count)
  }

  /// The directory ends with a comment of any length, and the file with that.
  private static func end(_ reader: LittleEndian) throws(ZipError) -> Int {
    let last = reader.bytes.count - 22
    for place in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where reader.hasSignature(ZipSignature.directoryEnd, at: place) {
      let comment = try reader.integer(at: place + 20, size: 2, of: "the archive's comment")
      if comment == last - place { return place }
    }
    throw ZipError("it is no zip archive, or its end is missing")
  }

  private static func largeEnd(_ reader: LittleEndian, before end: Int) throws(ZipError) -> Int {
    let locator = end - 20
    guard reader.hasSignature(ZipSignature.directoryLocator64, at: locator) else {
      throw ZipError("the end of the large directory is missing")
    }
    let place = try reader.integer(at: locator + 8, size: 8, of: "the end of the directory")
    guard reader.hasSignature(ZipSignature.directoryEnd64, at: place) else {
      throw ZipError("the end of the large directory is missing")
    }
    return place
  }
}
