/// The counter-based generator Philox4x32-10: a bijection of 128-bit counters for each 64-bit key.
///
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011),
/// doi:10.1145/2063384.2063405.
public enum Philox {
  /// The 128 random bits of one counter.
  ///
  /// - Parameters:
  ///   - counter: Which block of the sequence, lowest word first.
  ///   - key: Which sequence, lowest word first.
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (block, key) = (counter, key)
    for _ in 0..<9 {
      block = mixed(block, key)
      key &+= SIMD2(0x9e37_79b9, 0xbb67_ae85)
    }
    return mixed(block, key)
  }

  private static func mixed(_ block: SIMD4<UInt32>, _ key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    let first = 0xd251_1f53 * UInt64(block.x)
    let second = 0xcd9e_8d57 * UInt64(block.z)
    return SIMD4(
      UInt32(truncatingIfNeeded: second >> 32) ^ block.y ^ key.x,
      UInt32(truncatingIfNeeded: second),
      UInt32(truncatingIfNeeded: first >> 32) ^ block.w ^ key.y,
      UInt32(truncatingIfNeeded: first))
  }
}
