/// What the directory says of one member.
struct ZipDirectoryEntry {
  let name: String
  /// Where the next entry begins.
  let end: Int
  private let flags: Int
  private let method: Int
  private let checksum: Int
  private var (storedSize, size, place): (Int, Int, Int)

  private static let what = "the directory"
  private static let encrypted = 1

  init(_ reader: LittleEndian, at start: Int) throws(ZipError) {
    guard reader.hasSignature(ZipSignature.directoryEntry, at: start) else {
      throw ZipError("the directory is damaged")
    }
    flags = try reader.integer(at: start + 8, size: 2, of: Self.what)
    method = try reader.integer(at: start + 10, size: 2, of: Self.what)
    checksum = try reader.integer(at: start + 16, size: 4, of: Self.what)
    storedSize = try reader.integer(at: start + 20, size: 4, of: Self.what)
    size = try reader.integer(at: start + 24, size: 4, of: Self.what)
    place = try reader.integer(at: start + 42, size: 4, of: Self.what)
    let nameCount = try reader.integer(at: start + 28, size: 2, of: Self.what)
    let extraCount = try reader.integer(at: start + 30, size: 2, of: Self.what)
    let commentCount = try reader.integer(at: start + 32, size: 2, of: Self.what)
    let extra = start + 46 + nameCount
    end = extra + extraCount + commentCount
    guard end <= reader.bytes.count else { throw ZipError("the directory lies outside the file") }
    name = String(decoding: reader.bytes[(start + 46)..<extra], as: UTF8.self)
    try readLargeSizes(reader, extra..<(extra + extraCount))
  }

  /// The fields that were too small, in a fixed order, in the extra field of number 1.
  private mutating func readLargeSizes(
    _ reader: LittleEndian, _ extra: Range<Int>
  ) throws(ZipError) {
    guard [size, storedSize, place].contains(ZipLimit.size) else { return }
    var start = extra.lowerBound
    while start + 4 <= extra.upperBound {
      let number = try reader.integer(at: start, size: 2, of: Self.what)
      let count = try reader.integer(at: start + 2, size: 2, of: Self.what)
      let end = start + 4 + count
      if number == 1, end <= extra.upperBound {
        var field = start + 4
        for path in [\Self.size, \Self.storedSize, \Self.place]
        where self[keyPath: path] == ZipLimit.size {
          guard field + 8 <= end else { throw ZipError("a size of '\(name)' is missing") }
          self[keyPath: path] = try reader.integer(at: field, size: 8, of: "a size of '\(name)'")
          field += 8
        }
        return
      }
      start = end
    }
  }

  /// The member, which has a header of its own in front.
  func member(_ reader: LittleEndian) throws(ZipError) -> ZipMember {
    guard flags & Self.encrypted == 0 else { throw ZipError("'\(name)' is encrypted") }
    guard let method = ZipMember.Method(rawValue: method) else {
      throw ZipError("'\(name)' is compressed by method \(method); 0 and 8 (deflate) are read")
    }
    guard place <= reader.bytes.count, reader.hasSignature(ZipSignature.member, at: place) else {
      throw ZipError("'\(name)' is not where the directory says")
    }
    let header = "the header of '\(name)'"
    let start =
      try place + 30 + reader.integer(at: place + 26, size: 2, of: header)
      + reader.integer(at: place + 28, size: 2, of: header)
    guard start <= reader.bytes.count, storedSize <= reader.bytes.count - start else {
      throw ZipError("'\(name)' needs \(storedSize) bytes, more than the file has there")
    }
    let member = ZipMember(
      name: name, method: method, storedSize: storedSize, size: size,
      checksum: UInt32(truncatingIfNeeded: checksum), place: start..<(start + storedSize))
    try member.requirePossibleSize()
    return member
  }
}
