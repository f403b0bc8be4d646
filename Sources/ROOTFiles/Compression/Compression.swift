internal import Codecs

extension ROOTCompressionSettings {
  private static let largestBlock = 0xFF_FFFF

  /// The bytes as a sequence of compressed blocks, or as they are where that takes no more.
  func stored(_ bytes: [UInt8]) -> [UInt8] {
    guard let algorithm else { return bytes }
    var result: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + Self.largestBlock, bytes.count)
      let block = bytes[start..<end].withUnsafeBytes { algorithm.compress($0, level: level) }
      guard let block, block.count < end - start else { return bytes }
      result += BlockHeader.bytes(algorithm, compressed: block.count, uncompressed: end - start)
      result += block
      start = end
    }
    return result.count < bytes.count ? result : bytes
  }
}

extension BlockHeader {
  static func bytes(_ algorithm: ROOTCompression, compressed: Int, uncompressed: Int) -> [UInt8] {
    algorithm.mark
      + [compressed, uncompressed].flatMap { size in
        (0..<3).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
      }
  }
}

extension ROOTCompression {
  /// The bytes compressed, for LZ4 after their checksum; nil where they do not get smaller.
  fileprivate func compress(_ source: UnsafeRawBufferPointer, level: Int) -> [UInt8]? {
    switch self {
    case .deflate: preconditionFailure("bare deflate is not written")
    case .zlib, .lzma: return codec.compressed(source, level: level, capacity: source.count)
    case .zstd: return codec.compressed(source, level: 2 * level, capacity: source.count)
    case .lz4:
      let room = max(0, source.count - MemoryLayout<UInt64>.size)
      return codec.compressed(source, level: level, capacity: room).map { content in
        let checksum = content.withUnsafeBytes { xxHash64($0) }
        return withUnsafeBytes(of: checksum.bigEndian, Array.init) + content
      }
    }
  }

  /// The bytes in front of a block: the algorithm, and what it calls its method or version.
  fileprivate var mark: [UInt8] {
    switch self {
    case .zlib: Array("ZL".utf8) + [8]
    case .deflate: Array("CS".utf8) + [8]
    case .lzma: Array("XZ".utf8) + [0]
    case .lz4: Array("L4".utf8) + [1]
    case .zstd: Array("ZS".utf8) + [1]
    }
  }
}
