/// The first bytes of a ROOT file: where its parts lie.
///
/// Source: ROOT's description of its format, https://root.cern/doc/master/header.html.
struct FileHeader: Sendable {
  /// The longest form: 64-bit positions.
  private static let largestSize = 75
  private static let magic: [UInt8] = Array("root".utf8)

  let version: ROOTVersion
  /// Whether positions have 64 bits.
  let isBig: Bool
  /// Where the first record is.
  let begin: Int
  /// The number of bytes of the file.
  let end: Int
  /// How far behind `begin` the top directory's description is.
  let nameLength: Int
  /// How new objects are to be compressed: 100 times the algorithm's number, plus the level.
  let compressionSetting: Int
  let streamerInfoPosition: Int
  let streamerInfoLength: Int

  init(_ file: FileBytes) throws {
    var reader = try file.reader(at: 0, upTo: Self.largestSize, for: "the header")
    let first = Array(reader.bytes.prefix(4))
    guard first == Self.magic else { throw ROOTFileError.notROOT(file.path, firstBytes: first) }
    try reader.skip(4)
    let code = Int(try reader.integer(Int32.self))
    isBig = code >= 1_000_000
    version = ROOTVersion(code: code)
    begin = Int(try reader.integer(Int32.self))
    end = try reader.filePosition(isBig: isBig)
    _ = try reader.filePosition(isBig: isBig)  // The list of free segments,
    try reader.skip(8)  // its length and their number: for writing.
    nameLength = Int(try reader.integer(Int32.self))
    try reader.skip(1)  // The size of a position.
    compressionSetting = Int(try reader.integer(Int32.self))
    streamerInfoPosition = try reader.filePosition(isBig: isBig)
    streamerInfoLength = Int(try reader.integer(Int32.self))
    guard end <= file.count else {
      throw ROOTFileError.truncated(file.path, byteCount: file.count, expected: end)
    }
    guard begin >= 0, nameLength >= 0 else {
      throw reader.malformed("the header puts the first record at \(begin) + \(nameLength)")
    }
  }
}

extension ByteReader {
  /// A position in the file: four bytes, or eight in files that may exceed 2 GiB.
  mutating func filePosition(isBig: Bool) throws -> Int {
    isBig ? Int(try integer(Int64.self)) : Int(try integer(Int32.self))
  }
}
