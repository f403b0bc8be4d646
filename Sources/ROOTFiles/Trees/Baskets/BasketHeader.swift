/// What stands in front of a basket, a piece of a branch: the key of its record, then its own
/// numbers.
///
/// Source: TKey::Streamer and TBasket::Streamer of ROOT.
struct BasketHeader: Sendable {
  private static let firstBigVersion = 1000
  /// TBranch::EIOBits::kGenerateOffsetMap.
  private static let offsetMapOption: UInt8 = 1
  /// Where the header says its own length.
  private static let lengthOffset = 14
  /// Few headers are longer; those are read twice.
  private static let usualSize = 256

  /// Header and content as stored; 0 where the basket was never written by itself.
  let totalLength: Int
  /// The content after decompression: entries, then perhaps where they begin.
  let contentLength: Int
  /// The header, from whose first byte positions in a basket count.
  let keyLength: Int
  let entryCount: Int
  /// Where the entries end.
  let last: Int
  /// Whether a table of positions, if there is one, has the first position and then sizes.
  let hasSizes: Bool
  /// How much of the basket follows when it is part of a tree.
  let flag: Int

  /// The content as stored.
  var storedLength: Int { totalLength - keyLength }
  /// The content as ``OpenBasket`` has it.
  var openLength: Int { isCompressed ? contentLength : storedLength }
  /// The entries' bytes.
  var dataLength: Int { last - keyLength }
  var isCompressed: Bool { storedLength < contentLength }

  init(_ reader: inout ByteReader) throws {
    let place = reader.place
    totalLength = Int(try reader.integer(Int32.self))
    let isBig = try reader.integer(Int16.self) > Self.firstBigVersion
    contentLength = Int(try reader.integer(Int32.self))
    try reader.skip(4)  // The date.
    keyLength = Int(try reader.integer(Int16.self))
    try reader.skip(2 + (isBig ? 16 : 8))  // The cycle, where it is and its directory.
    for _ in 0..<3 { try reader.skipString() }  // Class, name and title.
    try reader.skip(2 + 4)  // The version, and the size of the buffer that ROOT allocates.
    let capacity: Int32 = try reader.integer()
    // A negative number says that a byte of options follows.
    let options: UInt8 = capacity < 0 ? try reader.integer() : 0
    hasSizes = options & Self.offsetMapOption != 0
    entryCount = Int(try reader.integer(Int32.self))
    last = Int(try reader.integer(Int32.self))
    flag = Int(try reader.integer(UInt8.self))
    guard keyLength > 0, entryCount >= 0, last >= keyLength else {
      throw ROOTFileError.malformed(
        place,
        reason: "a basket of \(entryCount) entries with a header of \(keyLength) bytes, whose"
          + " entries end at \(last)")
    }
  }

  /// The header of the basket at a position of the file.
  static func read(at position: Int, of file: FileBytes, key: String) throws -> BasketHeader {
    let what = "the header of a basket"
    var reader = try file.reader(at: position, upTo: usualSize, for: what, key: key)
    var prefix = reader
    try prefix.skip(lengthOffset)
    let length = Int(try prefix.integer(Int16.self))
    if length > usualSize {
      reader = try file.reader(at: position, count: length, for: what, key: key)
    }
    _ = try reader.narrow(to: length, for: what)
    let header = try BasketHeader(&reader)
    guard header.totalLength >= header.keyLength, header.contentLength >= header.dataLength else {
      throw ROOTFileError.malformed(
        prefix.source.place(0),
        reason: "a basket of \(header.totalLength) bytes with a header of \(header.keyLength), and"
          + " \(header.dataLength) bytes of entries in \(header.contentLength)")
    }
    return header
  }
}
