internal import CCompression

/// The libraries that decompress, with the memory that they work in.
final class Codecs {
  private var zstandard: OpaquePointer?

  deinit { ZSTD_freeDCtx(zstandard) }

  /// How many bytes were written, or a negative number.
  func decompress(
    _ source: UnsafeRawBufferPointer, as algorithm: ROOTCompression,
    into target: UnsafeMutableRawBufferPointer
  ) -> Int {
    switch algorithm {
    case .zlib: inflated(source, into: target, windowBits: MAX_WBITS)
    case .deflate: inflated(source, into: target, windowBits: -MAX_WBITS)
    case .lzma: unpackedXZ(source, into: target)
    case .lz4: unpackedLZ4(source, into: target)
    case .zstd: unpackedZstandard(source, into: target)
    }
  }

  private func unpackedZstandard(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) -> Int {
    if zstandard == nil { zstandard = ZSTD_createDCtx() }
    let written = ZSTD_decompressDCtx(
      zstandard, target.baseAddress, target.count, source.baseAddress, source.count)
    return ZSTD_isError(written) == 0 ? written : failed
  }
}

private let failed = -1

/// - Parameter windowBits: Negative for deflate without zlib's header and checksum.
private func inflated(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, windowBits: Int32
) -> Int {
  var stream = z_stream()
  guard apus_inflate_init(&stream, windowBits) == Z_OK else { return failed }
  defer { inflateEnd(&stream) }
  stream.next_in = UnsafeMutablePointer(
    mutating: source.baseAddress?.assumingMemoryBound(to: UInt8.self))
  stream.avail_in = UInt32(source.count)
  stream.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
  stream.avail_out = UInt32(target.count)
  guard inflate(&stream, Z_FINISH) == Z_STREAM_END else { return failed }
  return Int(stream.total_out)
}

private func unpackedXZ(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
) -> Int {
  // The largest dictionary of xz's presets is 64 MiB.
  var memoryLimit: UInt64 = 128 << 20
  var read = 0
  var written = 0
  let outcome = lzma_stream_buffer_decode(
    &memoryLimit, 0, nil, source.baseAddress?.assumingMemoryBound(to: UInt8.self), &read,
    source.count, target.baseAddress?.assumingMemoryBound(to: UInt8.self), &written, target.count)
  return outcome == LZMA_OK ? written : failed
}

private func unpackedLZ4(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
) -> Int {
  Int(
    LZ4_decompress_safe(
      source.baseAddress?.assumingMemoryBound(to: CChar.self),
      target.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(source.count),
      Int32(target.count)))
}
