/// A message as MD5 and SHA-256 hash it: one bit 1, zeros, and the number of bits fill the last of its
/// blocks of 16 words.
struct PaddedMessage {
  enum ByteOrder { case bigEndian, littleEndian }

  private let bytes: [UInt8]
  private let order: ByteOrder

  init(_ message: [UInt8], order: ByteOrder) {
    var bytes = message + [0x80]
    bytes += Array(repeating: 0, count: (120 - bytes.count % 64) % 64)
    let bits = UInt64(message.count) * 8
    for byte in 0..<8 {
      let shift = order == .bigEndian ? 56 - 8 * byte : 8 * byte
      bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    self.bytes = bytes
    self.order = order
  }

  /// The number of blocks.
  var count: Int { bytes.count / 64 }

  /// The 16 words of a block.
  func words(of block: Int) -> [UInt32] {
    (0..<16).map { word in
      let start = 64 * block + 4 * word
      return (0..<4).reduce(0) { value, byte in
        let shift = order == .bigEndian ? 24 - 8 * byte : 8 * byte
        return value | UInt32(bytes[start + byte]) << shift
      }
    }
  }
}
