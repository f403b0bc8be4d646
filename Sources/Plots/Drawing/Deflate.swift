/// Bytes compressed in zlib's format (RFC 1950): runs of one byte become short, all else is coded by
/// the fixed code of RFC 1951, section 3.2.6.
///
/// Pictures of histograms are runs for the most part; nothing cleverer is needed for them.
func zlibCompressed(_ bytes: [UInt8]) -> [UInt8] {
  var writer = BitWriter(bytes: [0x78, 0x01])
  writer.append(0b011, count: 3)  // the last block, fixed code
  var index = 0
  while index < bytes.count {
    writer.appendLiteral(Int(bytes[index]))
    index += 1
    var run = 0
    while run < 258, index + run < bytes.count, bytes[index + run] == bytes[index - 1] { run += 1 }
    guard run >= 3 else { continue }
    writer.appendRun(run)
    index += run
  }
  writer.appendLiteral(256)
  return writer.finished + adler32(bytes)
}

private func adler32(_ bytes: [UInt8]) -> [UInt8] {
  var (a, b): (UInt32, UInt32) = (1, 0)
  for byte in bytes {
    a = (a + UInt32(byte)) % 65521
    b = (b + a) % 65521
  }
  return [UInt8(b >> 8), UInt8(b & 0xFF), UInt8(a >> 8), UInt8(a & 0xFF)]
}

/// Bits, the lowest of each byte first.
private struct BitWriter {
  var bytes: [UInt8]
  private var pending: UInt64 = 0
  private var pendingCount = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func append(_ bits: Int, count: Int) {
    pending |= UInt64(bits) << UInt64(pendingCount)
    pendingCount += count
    while pendingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }

  /// Huffman codes begin with their highest bit.
  private mutating func appendCode(_ code: Int, count: Int) {
    for bit in (0..<count).reversed() { append(code >> bit & 1, count: 1) }
  }

  /// A byte, a length's symbol, or the end of the block (256).
  mutating func appendLiteral(_ symbol: Int) {
    switch symbol {
    case ..<144: appendCode(0x30 + symbol, count: 8)
    case ..<256: appendCode(0x190 + symbol - 144, count: 9)
    case ..<280: appendCode(symbol - 256, count: 7)
    default: appendCode(0xC0 + symbol - 280, count: 8)
    }
  }

  /// The byte before, 3 to 258 times more.
  mutating func appendRun(_ length: Int) {
    if length == 258 {
      appendLiteral(285)
    } else {
      // Lengths from 3 on: eight symbols without extra bits, then four for each further bit.
      let offset = length - 3
      let extra = offset < 8 ? 0 : Int.bitWidth - 1 - offset.leadingZeroBitCount - 2
      appendLiteral(257 + extra * 4 + offset >> extra)
      append(offset & (1 << extra - 1), count: extra)
    }
    appendCode(0, count: 5)  // at distance 1
  }

  var finished: [UInt8] {
    pendingCount > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes
  }
}
