/// What a directory says of itself (TDirectory): where the list of its keys is.
struct DirectoryRecord: Sendable {
  /// The longest form: 64-bit positions.
  private static let largestSize = 42
  private static let firstBigVersion = 1000

  /// The length of the record with the list of keys; 0 when none was written.
  let listLength: Int
  let listPosition: Int

  init(at position: Int, of file: FileBytes, key: String?) throws {
    var reader = try file.reader(
      at: position, upTo: Self.largestSize, for: "a directory", key: key)
    let version: Int16 = try reader.integer()
    let isBig = version > Self.firstBigVersion
    try reader.skip(8)  // When it was made and changed.
    listLength = Int(try reader.integer(Int32.self))
    try reader.skip(4)
    _ = try reader.filePosition(isBig: isBig)  // Its own position,
    _ = try reader.filePosition(isBig: isBig)  // and its parent's.
    listPosition = try reader.filePosition(isBig: isBig)
  }

  /// The headers of the keys, as listed.
  func keys(in file: FileBytes, directory: String) throws -> [KeyRecord] {
    guard listPosition != 0 else { return [] }
    let label = directory.isEmpty ? nil : directory
    var reader = try file.reader(
      at: listPosition, count: listLength, for: "the list of keys", key: label)
    _ = try KeyRecord(&reader)
    let count = Int(try reader.integer(Int32.self))
    guard count >= 0, count <= reader.remaining / KeyRecord.smallestSize else {
      throw reader.malformed(
        "a list of \(count) keys where \(reader.remaining) bytes are left")
    }
    return try (0..<count).map { _ in try KeyRecord(&reader) }
  }
}
