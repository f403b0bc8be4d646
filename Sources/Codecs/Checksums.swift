internal import CCompression

/// Whether a checksum that is wrong is an error.
///
/// Tests that damage files let all checksums pass, to get at the code behind them.
package enum Checksums {
  @TaskLocal package static var areVerified = true

  /// Whether a checksum is right, or does not count.
  package static func agree<Value: Equatable>(_ stored: Value, _ computed: Value) -> Bool {
    stored == computed || !areVerified
  }

  /// CRC-32, as zip archives have it.
  package static func crc32(of bytes: UnsafeRawBufferPointer) -> UInt32 {
    guard let start = bytes.baseAddress else { return 0 }
    return UInt32(crc32_z(0, start.assumingMemoryBound(to: UInt8.self), bytes.count))
  }
}
