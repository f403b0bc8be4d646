/// What stands in front of each compressed block of at most 2²⁴ − 1 bytes: two letters for the
/// algorithm, one byte for its variant, then both sizes in three bytes each, the low byte first.
struct BlockHeader {
  static let size = 9

  let algorithm: ROOTCompression
  let compressedCount: Int
  let uncompressedCount: Int

  init(_ reader: inout ByteReader) throws {
    let place = reader.place
    let bytes = Array(reader.bytes[try reader.take(Self.size, for: "the header of a block")])
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

private func littleEndian(_ bytes: ArraySlice<UInt8>) -> Int {
  bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
}
