/// Sixteen bytes that tell files with different content apart, made of all their records.
///
/// Programs keep what they have read under the identity that a file names, so two files must not
/// name the same one; and it must not come from a clock or from chance, so that the same content
/// gives the same bytes.
struct ContentIdentity {
  private var halves: [UInt64] = [0, 1]

  mutating func add(_ bytes: [UInt8]) {
    let hash = bytes.withUnsafeBytes { xxHash64($0) }
    halves = halves.map { hashOf([$0, hash, UInt64(bytes.count)]) }
  }

  /// A UUID of version 8 (RFC 9562), another for each number.
  func uuid(_ number: Int) -> [UInt8] {
    var writer = ByteWriter()
    for half in halves { writer.add(hashOf([half, UInt64(number)])) }
    var bytes = writer.bytes
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes
  }
}

private func hashOf(_ words: [UInt64]) -> UInt64 {
  words.map(\.littleEndian).withUnsafeBytes { xxHash64($0) }
}
