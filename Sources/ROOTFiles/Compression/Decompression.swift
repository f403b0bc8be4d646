internal import Codecs

/// The bytes that a sequence of compressed blocks stands for.
///
/// - Parameters:
///   - reader: The blocks, up to its end.
///   - count: How many bytes they must come to.
/// - Throws: `ROOTFileError.malformed` naming the block.
func decompressed(_ reader: inout ByteReader, count: Int) throws -> [UInt8] {
  let start = reader.position
  let range = try reader.take(reader.remaining)
  var source = reader.source
  source.base += start
  let decompressor = Decompressor()
  return try withExtendedLifetime(decompressor) {
    try reader.bytes[range].withUnsafeBytes {
      try [UInt8](decompressor.decompress($0, count: count, from: source))
    }
  }
}

/// Decompresses one sequence of blocks after another, into memory that it keeps.
///
/// Memory grows block by block, each of which has to decompress to what its header says, so that a
/// false size costs no more than one block of 16 MiB.
final class Decompressor {
  private let memory = ByteMemory()
  private let expander = Expander()

  /// The bytes that the blocks stand for, until the next call.
  ///
  /// - Parameters:
  ///   - stored: The blocks.
  ///   - count: How many bytes they must come to.
  ///   - source: Where the first block is.
  /// - Throws: `ROOTFileError.malformed` naming the block.
  func decompress(_ stored: UnsafeRawBufferPointer, count: Int, from source: ByteSource) throws
    -> UnsafeRawBufferPointer
  {
    var position = 0
    var done = 0
    while done < count {
      let place = source.place(position)
      let header = try BlockHeader(rest(of: stored, from: position), at: place)
      position += BlockHeader.size
      guard header.uncompressedCount > 0, header.uncompressedCount <= count - done else {
        throw ROOTFileError.malformed(
          place,
          reason: "a block of \(header.uncompressedCount) bytes after decompression where"
            + " \(count - done) are missing")
      }
      guard header.compressedCount <= stored.count - position else {
        throw ROOTFileError.malformed(
          source.place(position),
          reason: "a compressed block of \(header.compressedCount) bytes where"
            + " \(stored.count - position) are left")
      }
      let content = rest(of: stored, from: position).prefix(header.compressedCount)
      memory.reserve(done + header.uncompressedCount, keeping: done)
      try decompress(UnsafeRawBufferPointer(rebasing: content), header, to: done, at: place)
      position += header.compressedCount
      done += header.uncompressedCount
    }
    guard position == stored.count else {
      throw ROOTFileError.malformed(
        source.place(position),
        reason: "\(stored.count - position) bytes too many in the compressed blocks")
    }
    return UnsafeRawBufferPointer(rebasing: memory.bytes[..<count])
  }

  private func rest(of stored: UnsafeRawBufferPointer, from position: Int) -> UnsafeRawBufferPointer
  {
    UnsafeRawBufferPointer(rebasing: stored[position...])
  }

  private func decompress(
    _ block: UnsafeRawBufferPointer, _ header: BlockHeader, to start: Int, at place: ROOTPlace
  ) throws {
    let content = header.algorithm == .lz4 ? try checkedLZ4(block, at: place) : block
    let target = UnsafeMutableRawBufferPointer(
      rebasing: memory.bytes[start..<start + header.uncompressedCount])
    guard expander.expand(content, from: header.algorithm.codec, into: target) != nil else {
      throw ROOTFileError.malformed(
        place,
        reason: "\(header.algorithm) cannot decompress this block to the"
          + " \(header.uncompressedCount) bytes that its header says")
    }
  }
}

/// The bytes behind the eight of the checksum in front, which must be right.
private func checkedLZ4(_ block: UnsafeRawBufferPointer, at place: ROOTPlace) throws
  -> UnsafeRawBufferPointer
{
  guard block.count >= 8 else {
    throw ROOTFileError.malformed(place, reason: "an LZ4 block without a checksum")
  }
  let content = UnsafeRawBufferPointer(rebasing: block.dropFirst(8))
  let checksum = UInt64(bigEndian: block.loadUnaligned(as: UInt64.self))
  guard Checksums.agree(checksum, xxHash64(content)) else {
    throw ROOTFileError.malformed(place, reason: "the checksum of an LZ4 block is wrong")
  }
  return content
}
