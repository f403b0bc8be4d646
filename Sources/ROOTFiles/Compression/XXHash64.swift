/// The 64-bit xxHash of bytes, with seed 0.
///
/// Source: the algorithm's specification, https://github.com/Cyan4973/xxHash, section “XXH64”.
func xxHash64(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  var position = 0
  var hash = bytes.count < 32 ? prime5 : hashOfStripes(bytes, &position)
  hash &+= UInt64(bytes.count)
  while bytes.count - position >= 8 {
    hash ^= round(0, word(UInt64.self, bytes, &position))
    hash = rotated(hash, by: 27) &* prime1 &+ prime4
  }
  if bytes.count - position >= 4 {
    hash ^= UInt64(word(UInt32.self, bytes, &position)) &* prime1
    hash = rotated(hash, by: 23) &* prime2 &+ prime3
  }
  while position < bytes.count {
    hash ^= UInt64(word(UInt8.self, bytes, &position)) &* prime5
    hash = rotated(hash, by: 11) &* prime1
  }
  return avalanche(hash)
}

private let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
private let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
private let prime3: UInt64 = 0x1656_67B1_9E37_79F9
private let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
private let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

/// Four accumulators that each take every fourth word, while there are 32 bytes.
private func hashOfStripes(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> UInt64 {
  var lanes = (prime1 &+ prime2, prime2, UInt64(0), 0 &- prime1)
  while bytes.count - position >= 32 {
    lanes.0 = round(lanes.0, word(UInt64.self, bytes, &position))
    lanes.1 = round(lanes.1, word(UInt64.self, bytes, &position))
    lanes.2 = round(lanes.2, word(UInt64.self, bytes, &position))
    lanes.3 = round(lanes.3, word(UInt64.self, bytes, &position))
  }
  let sum =
    rotated(lanes.0, by: 1) &+ rotated(lanes.1, by: 7) &+ rotated(lanes.2, by: 12)
    &+ rotated(lanes.3, by: 18)
  return merged(merged(merged(merged(sum, lanes.0), lanes.1), lanes.2), lanes.3)
}

private func round(_ accumulator: UInt64, _ input: UInt64) -> UInt64 {
  rotated(accumulator &+ input &* prime2, by: 31) &* prime1
}

private func merged(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
  (hash ^ round(0, lane)) &* prime1 &+ prime4
}

private func avalanche(_ hash: UInt64) -> UInt64 {
  var hash = hash
  hash = (hash ^ hash >> 33) &* prime2
  hash = (hash ^ hash >> 29) &* prime3
  return hash ^ hash >> 32
}

private func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
  value << count | value >> (64 - count)
}

private func word<Word: FixedWidthInteger>(
  _ type: Word.Type, _ bytes: UnsafeRawBufferPointer, _ position: inout Int
) -> Word {
  defer { position += MemoryLayout<Word>.size }
  return Word(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Word.self))
}
