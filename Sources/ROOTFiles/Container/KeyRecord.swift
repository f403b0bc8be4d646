/// The header of a record (TKey): what the record is, and where.
struct KeyRecord: Sendable, Equatable {
  /// The size of the fixed fields up to the key's length.
  static let prefixSize = 18
  /// The size of a header with empty texts.
  static let smallestSize = 29
  private static let firstBigVersion = 1000

  /// Header and object as stored.
  let totalLength: Int
  /// The object after decompression.
  let objectLength: Int
  /// The header.
  let keyLength: Int
  let cycle: Int
  /// Where the record begins in the file.
  let position: Int
  let className: String
  let name: String
  let title: String

  /// The object as stored.
  var storedLength: Int { totalLength - keyLength }
  /// Where the object begins in the file.
  var objectPosition: Int { position + keyLength }
  /// Compressed objects are told by their sizes: what does not get smaller is stored as it is.
  var isCompressed: Bool { storedLength < objectLength }

  init(_ reader: inout ByteReader) throws {
    let place = reader.place
    totalLength = Int(try reader.integer(Int32.self))
    let version: Int16 = try reader.integer()
    let isBig = version > Self.firstBigVersion
    objectLength = Int(try reader.integer(Int32.self))
    try reader.skip(4)  // The date.
    keyLength = Int(try reader.integer(Int16.self))
    cycle = Int(try reader.integer(Int16.self))
    position = try reader.filePosition(isBig: isBig)
    _ = try reader.filePosition(isBig: isBig)  // The directory's record.
    className = try reader.string()
    name = try reader.string()
    title = try reader.string()
    guard keyLength >= 0, totalLength >= keyLength, objectLength >= 0, position >= 0,
      position <= Int.max / 2
    else {
      throw ROOTFileError.malformed(
        place,
        reason: "a key '\(name)' of \(keyLength) bytes in a record of \(totalLength) at"
          + " \(position), with an object of \(objectLength) bytes")
    }
  }

  /// The header of the record at a position of the file.
  static func read(at position: Int, of file: FileBytes) throws -> KeyRecord {
    var prefix = try file.reader(at: position, count: prefixSize, for: "the header of a record")
    try prefix.skip(prefixSize - 4)
    let length = Int(try prefix.integer(Int16.self))
    var reader = try file.reader(at: position, count: length, for: "the header of a record")
    return try KeyRecord(&reader)
  }

  /// A reader of the object's bytes, decompressed where need be.
  ///
  /// - Parameter label: What errors call the key.
  func objectReader(in file: FileBytes, label: String) throws -> ByteReader {
    var stored = try file.reader(
      at: objectPosition, count: storedLength, for: "the object", key: label)
    guard isCompressed else { return stored }
    let bytes = try decompressed(&stored, count: objectLength)
    return ByteReader(bytes, source: ByteSource(file: file.path, key: label, isInObject: true))
  }
}
