/// What stands in front of each compressed block of at most 2²⁴ − 1 bytes: two letters for the
/// algorithm, one byte for its variant, then both sizes in three bytes each, the low byte first.
struct BlockHeader {
  static let size = 9

  let algorithm: ROOTCompression
  let compressedCount: Int
  let uncompressedCount: Int

  /// The header at the reader's position.
  init(_ reader: inout ByteReader) throws {
    let place = reader.place
    let range = try reader.take(Self.size, for: "the header of a block")
    self = try reader.bytes[range].withUnsafeBytes { try BlockHeader($0, at: place) }
  }

  /// The header in front of the bytes.
  init(_ bytes: UnsafeRawBufferPointer, at place: ROOTPlace) throws {
    guard bytes.count >= Self.size else {
      throw ROOTFileError.malformed(
        place,
        reason: "the header of a block of \(Self.size) bytes where \(bytes.count) are left")
    }
    guard let algorithm = ROOTCompression(mark: Array(bytes[..<2])) else {
      throw ROOTFileError.malformed(
        place,
        reason: "a block marked with the bytes \(bytes[0]) and \(bytes[1]), which name no"
          + " compression; expected ZL, CS, XZ, L4 or ZS")
    }
    self.algorithm = algorithm
    compressedCount = littleEndian(bytes[3..<6])
    uncompressedCount = littleEndian(bytes[6..<9])
  }
}

private func littleEndian(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
  bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
}
