internal import CCompression

/// The libraries that decompress, with the memory that they work in.
final class Codecs {
  /// Of libdeflate, which inflates two to three times as fast as zlib.
  private let inflater = libdeflate_alloc_decompressor()
  private var zstandard: OpaquePointer?

  deinit {
    libdeflate_free_decompressor(inflater)
    ZSTD_freeDCtx(zstandard)
  }

  /// How many bytes were written, or a negative number.
  func decompress(
    _ source: UnsafeRawBufferPointer, as algorithm: ROOTCompression,
    into target: UnsafeMutableRawBufferPointer
  ) -> Int {
    switch algorithm {
    case .zlib:
      inflated(
        libdeflate_zlib_decompress(
          inflater, source.baseAddress, source.count, target.baseAddress, target.count, nil), target
      )
    case .deflate:
      inflated(
        libdeflate_deflate_decompress(
          inflater, source.baseAddress, source.count, target.baseAddress, target.count, nil), target
      )
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

/// - Parameter result: A success only where the target has been filled.
private func inflated(
  _ result: libdeflate_result, _ target: UnsafeMutableRawBufferPointer
) -> Int { result == LIBDEFLATE_SUCCESS ? target.count : failed }

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
