/// How a sequence of bytes is compressed.
package enum Codec: Sendable, CaseIterable {
  /// Bare deflate (RFC 1951).
  case deflate
  /// Deflate between a header and a checksum: zlib's format (RFC 1950).
  case zlib
  /// The XZ format.
  case xz
  /// LZ4's block format.
  case lz4
  /// Zstandard (RFC 8878).
  case zstandard
}
