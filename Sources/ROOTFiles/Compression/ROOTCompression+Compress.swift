internal import CCompression

extension ROOTCompression {
  /// The bytes compressed, for LZ4 after their checksum; nil where they do not get smaller.
  func compress(_ source: UnsafeRawBufferPointer, level: Int) -> [UInt8]? {
    var written = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: source.count) { target, initializedCount in
      written = compress(source, into: UnsafeMutableRawBufferPointer(target), level: Int32(level))
      initializedCount = max(0, written)
    }
    return written > 0 ? bytes : nil
  }

  /// How many bytes were written; 0 or less where there was no room.
  private func compress(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, level: Int32
  ) -> Int {
    switch self {
    case .zlib: deflated(source, into: target, level: level)
    case .deflate: preconditionFailure("bare deflate is not written")
    case .lzma: packedXZ(source, into: target, level: level)
    case .lz4: packedLZ4(source, into: target, level: level)
    case .zstd: packedZstandard(source, into: target, level: 2 * level)
    }
  }
}

private let failed = -1

private func deflated(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, level: Int32
) -> Int {
  var written = uLongf(target.count)
  let outcome = compress2(
    target.baseAddress?.assumingMemoryBound(to: UInt8.self), &written,
    source.baseAddress?.assumingMemoryBound(to: UInt8.self), uLong(source.count), level)
  return outcome == Z_OK ? Int(written) : failed
}

private func packedXZ(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, level: Int32
) -> Int {
  var written = 0
  let outcome = lzma_easy_buffer_encode(
    UInt32(level), LZMA_CHECK_CRC32, nil, source.baseAddress?.assumingMemoryBound(to: UInt8.self),
    source.count, target.baseAddress?.assumingMemoryBound(to: UInt8.self), &written, target.count)
  return outcome == LZMA_OK ? written : failed
}

private func packedLZ4(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, level: Int32
) -> Int {
  let checksumSize = 8
  guard target.count > checksumSize else { return failed }
  let room = UnsafeMutableRawBufferPointer(rebasing: target[checksumSize...])
  let (from, to) = (
    source.baseAddress?.assumingMemoryBound(to: CChar.self),
    room.baseAddress?.assumingMemoryBound(to: CChar.self)
  )
  let (count, capacity) = (Int32(source.count), Int32(room.count))
  let written = Int(
    level < 4
      ? LZ4_compress_default(from, to, count, capacity)
      : LZ4_compress_HC(from, to, count, capacity, level))
  guard written > 0 else { return failed }
  let hash = xxHash64(UnsafeRawBufferPointer(rebasing: room[..<written]))
  target.storeBytes(of: hash.bigEndian, as: UInt64.self)
  return checksumSize + written
}

private func packedZstandard(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, level: Int32
) -> Int {
  let written = ZSTD_compress(
    target.baseAddress, target.count, source.baseAddress, source.count, level)
  return ZSTD_isError(written) == 0 ? written : failed
}
