internal import CCompression

extension Codec {
  /// Compresses bytes.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - level: How hard to try, in the codec's own numbers; of LZ4 those below 4 stand for its fast
  ///     method, others for LZ4-HC.
  ///   - capacity: How many bytes the result may have.
  /// - Returns: The result; nil where there is no room for it.
  package func compressed(_ source: UnsafeRawBufferPointer, level: Int, capacity: Int) -> [UInt8]? {
    var written: Int?
    // Deflate is what zlib makes, without what stands around it.
    let room = capacity + (self == .deflate ? zlibHeader + zlibTrailer : 0)
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      let target = UnsafeMutableRawBufferPointer(
        rebasing: UnsafeMutableRawBufferPointer(target)[..<room])
      written = compress(source, into: target, level: Int32(level))
      count = written ?? 0
    }
    guard written != nil else { return nil }
    return self == .deflate ? Array(bytes.dropFirst(zlibHeader).dropLast(zlibTrailer)) : bytes
  }

  /// How many bytes were written; nil where there was no room.
  private func compress(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, level: Int32
  ) -> Int? {
    switch self {
    case .deflate, .zlib: compressZlib(source, into: target, level: level)
    case .xz: compressXZ(source, into: target, level: level)
    case .lz4: compressLZ4(source, into: target, level: level)
    case .zstandard: compressZstandard(source, into: target, level: level)
    }
  }

  /// A deflate stream, however long it gets.
  package static func deflated(_ content: [UInt8], level: Int = 6) -> [UInt8] {
    let capacity = Int(compressBound(UInt(content.count)))
    let stream = content.withUnsafeBytes {
      deflate.compressed($0, level: level, capacity: capacity)
    }
    guard let stream else { preconditionFailure("zlib ran out of memory") }
    return stream
  }
}

/// The bytes before and behind the deflate stream in zlib's format.
private let (zlibHeader, zlibTrailer) = (2, 4)

private func compressZlib(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, level: Int32
) -> Int? {
  var written = uLongf(target.count)
  let outcome = compress2(
    target.baseAddress?.assumingMemoryBound(to: UInt8.self), &written,
    source.baseAddress?.assumingMemoryBound(to: UInt8.self), uLong(source.count), level)
  return outcome == Z_OK ? Int(written) : nil
}

private func compressXZ(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, level: Int32
) -> Int? {
  var written = 0
  let outcome = lzma_easy_buffer_encode(
    UInt32(level), LZMA_CHECK_CRC32, nil, source.baseAddress?.assumingMemoryBound(to: UInt8.self),
    source.count, target.baseAddress?.assumingMemoryBound(to: UInt8.self), &written, target.count)
  return outcome == LZMA_OK ? written : nil
}

private func compressLZ4(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, level: Int32
) -> Int? {
  let (from, to) = (
    source.baseAddress?.assumingMemoryBound(to: CChar.self),
    target.baseAddress?.assumingMemoryBound(to: CChar.self)
  )
  guard let count = Int32(exactly: source.count) else { return nil }
  let capacity = Int32(clamping: target.count)
  let written =
    level < 4
    ? LZ4_compress_default(from, to, count, capacity)
    : LZ4_compress_HC(from, to, count, capacity, level)
  return written > 0 ? Int(written) : nil
}

private func compressZstandard(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, level: Int32
) -> Int? {
  let written = ZSTD_compress(
    target.baseAddress, target.count, source.baseAddress, source.count, level)
  return ZSTD_isError(written) == 0 ? written : nil
}
