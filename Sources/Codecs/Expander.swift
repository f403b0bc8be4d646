internal import CCompression

/// Decompresses one sequence of bytes after another, in memory that it keeps. Not to be shared between
/// threads.
package final class Expander {
  /// Of libdeflate, which inflates two to three times as fast as zlib.
  private let inflater = libdeflate_alloc_decompressor()
  private var zstandard: OpaquePointer?

  package init() {}

  deinit {
    libdeflate_free_decompressor(inflater)
    ZSTD_freeDCtx(zstandard)
  }

  /// Fills the target with what the source stands for.
  ///
  /// - Returns: How many bytes of the source were used; nil where they do not stand for exactly as many
  ///   bytes as the target has, or a checksum among them is wrong.
  package func expand(
    _ source: UnsafeRawBufferPointer, from codec: Codec,
    into target: UnsafeMutableRawBufferPointer
  ) -> Int? {
    switch codec {
    case .deflate: inflate(source, into: target)
    case .zlib: expandZlib(source, into: target)
    case .xz: expandXZ(source, into: target)
    case .lz4: expandLZ4(source, into: target)
    case .zstandard: expandZstandard(source, into: target)
    }
  }

  // A success without a place for the number of bytes written says that the target is full.

  private func inflate(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer,
    by method: Inflation = libdeflate_deflate_decompress_ex
  ) -> Int? {
    guard let inflater else { return nil }
    var read = 0
    let outcome = method(
      inflater, source.baseAddress, source.count, target.baseAddress, target.count, &read, nil)
    return outcome == LIBDEFLATE_SUCCESS ? read : nil
  }

  private func expandZlib(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) -> Int? {
    Checksums.areVerified
      ? inflate(source, into: target, by: libdeflate_zlib_decompress_ex)
      : inflateWithoutChecksum(source, into: target)
  }

  /// What is between zlib's header of two bytes and its checksum of four.
  private func inflateWithoutChecksum(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) -> Int? {
    guard source.count >= 6 else { return nil }
    let content = UnsafeRawBufferPointer(rebasing: source.dropFirst(2).dropLast(4))
    return inflate(content, into: target).map { $0 + 6 }
  }

  private func expandZstandard(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) -> Int? {
    if zstandard == nil { zstandard = ZSTD_createDCtx() }
    let written = ZSTD_decompressDCtx(
      zstandard, target.baseAddress, target.count, source.baseAddress, source.count)
    return ZSTD_isError(written) == 0 && written == target.count ? source.count : nil
  }
}

/// The functions of libdeflate that inflate, which differ in the format that they expect.
private typealias Inflation = (
  OpaquePointer?, UnsafeRawPointer?, Int, UnsafeMutableRawPointer?, Int,
  UnsafeMutablePointer<Int>?, UnsafeMutablePointer<Int>?
) -> libdeflate_result

/// LZMA_IGNORE_CHECK, a macro that Swift does not see.
private let ignoreCheck: UInt32 = 0x10

private func expandXZ(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
) -> Int? {
  // The largest dictionary of xz's presets is 64 MiB.
  var memoryLimit: UInt64 = 128 << 20
  let flags: UInt32 = Checksums.areVerified ? 0 : ignoreCheck
  var (read, written) = (0, 0)
  let outcome = lzma_stream_buffer_decode(
    &memoryLimit, flags, nil, source.baseAddress?.assumingMemoryBound(to: UInt8.self), &read,
    source.count, target.baseAddress?.assumingMemoryBound(to: UInt8.self), &written, target.count)
  return outcome == LZMA_OK && written == target.count ? read : nil
}

private func expandLZ4(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
) -> Int? {
  guard let sourceCount = Int32(exactly: source.count), let count = Int32(exactly: target.count)
  else { return nil }
  let written = LZ4_decompress_safe(
    source.baseAddress?.assumingMemoryBound(to: CChar.self),
    target.baseAddress?.assumingMemoryBound(to: CChar.self), sourceCount, count)
  return written == count ? source.count : nil
}
