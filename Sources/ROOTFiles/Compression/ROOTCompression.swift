internal import Codecs

/// How the bytes of an object are compressed.
public enum ROOTCompression: String, Sendable, CaseIterable, CustomStringConvertible {
  /// zlib's format (RFC 1950), marked “ZL”.
  case zlib
  /// Bare deflate (RFC 1951), as ROOT wrote it at its beginnings, marked “CS”.
  case deflate
  /// The XZ format, marked “XZ”.
  case lzma
  /// LZ4's block format after a checksum, marked “L4”.
  case lz4
  /// Zstandard (RFC 8878), marked “ZS”.
  case zstd

  /// The name for people, such as “LZ4”.
  public var description: String {
    switch self {
    case .zlib: "zlib"
    case .deflate: "deflate"
    case .lzma: "LZMA"
    case .lz4: "LZ4"
    case .zstd: "Zstandard"
    }
  }

  /// The algorithm that the two bytes in front of a block name, or nil.
  init?(mark: [UInt8]) {
    switch (UInt16(mark[0]) << 8) | UInt16(mark[1]) {
    case 0x5A4C: self = .zlib
    case 0x4353: self = .deflate
    case 0x585A: self = .lzma
    case 0x4C34: self = .lz4
    case 0x5A53: self = .zstd
    default: return nil
    }
  }
}

extension ROOTCompression {
  var codec: Codec {
    switch self {
    case .zlib: .zlib
    case .deflate: .deflate
    case .lzma: .xz
    case .lz4: .lz4
    case .zstd: .zstandard
    }
  }

  /// - Parameter setting: 100 times the algorithm's number, plus the level.
  init?(setting: Int) {
    guard setting % 100 > 0 else { return nil }
    switch setting / 100 {
    case 0, 1: self = .zlib
    case 2: self = .lzma
    case 3: self = .deflate
    case 4: self = .lz4
    case 5: self = .zstd
    default: return nil
    }
  }
}
