/// The bytes that a sequence of compressed blocks stands for.
///
/// Memory grows block by block, each of which has to decompress to what its header says, so that a
/// false size costs no more than one block of 16 MiB.
///
/// - Parameters:
///   - reader: The blocks, up to its end.
///   - count: How many bytes they must come to.
/// - Throws: `ROOTFileError.malformed` naming the block.
func decompressed(_ reader: inout ByteReader, count: Int) throws -> [UInt8] {
  var result: [UInt8] = []
  while result.count < count {
    let place = reader.place
    let header = try BlockHeader(&reader)
    guard header.uncompressedCount > 0, header.uncompressedCount <= count - result.count else {
      throw ROOTFileError.malformed(
        place,
        reason: "a block of \(header.uncompressedCount) bytes after decompression where"
          + " \(count - result.count) are missing")
    }
    result += try block(header, &reader, at: place)
  }
  try reader.requireEnd(of: "the compressed blocks")
  return result
}

private func block(_ header: BlockHeader, _ reader: inout ByteReader, at place: ROOTPlace) throws
  -> [UInt8]
{
  var input = try reader.take(header.compressedCount, for: "a compressed block")
  if header.algorithm == .lz4 { input = try checkedLZ4(input, in: reader, at: place) }
  let bytes = reader.bytes[input].withUnsafeBytes { source in
    header.algorithm.decompress(source, count: header.uncompressedCount)
  }
  guard let bytes else {
    throw ROOTFileError.malformed(
      place,
      reason: "\(header.algorithm) cannot decompress this block to the"
        + " \(header.uncompressedCount) bytes that its header says")
  }
  return bytes
}

/// The range without the eight bytes of the checksum in front, which must be right.
private func checkedLZ4(_ input: Range<Int>, in reader: ByteReader, at place: ROOTPlace) throws
  -> Range<Int>
{
  guard input.count >= 8 else {
    throw ROOTFileError.malformed(place, reason: "an LZ4 block without a checksum")
  }
  let content = input.dropFirst(8)
  let expected = reader.bytes[input.prefix(8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  let actual = reader.bytes[content].withUnsafeBytes { xxHash64($0) }
  guard actual == expected else {
    throw ROOTFileError.malformed(place, reason: "the checksum of an LZ4 block is wrong")
  }
  return content
}
