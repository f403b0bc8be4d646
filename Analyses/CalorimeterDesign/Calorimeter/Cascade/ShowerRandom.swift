import NumericalMethods

/// The random numbers of one particle, addressed by shower, particle and number.
///
/// A particle is named by its line of descent, so that what happens in one branch of a cascade does not
/// change the numbers of another: with the same seed, cascades in slightly different calorimeters are
/// as alike as they can be (common random numbers).
struct ShowerRandom: Sendable {
  private let key: SIMD2<UInt32>
  private let particle: SIMD2<UInt32>
  private var count: UInt32 = 0

  /// The numbers of a shower's first particle.
  init(seed: UInt64, shower: Int) {
    let bits = RandomStream(seed: seed, purpose: "shower").bits(at: UInt64(shower))
    (key, particle) = (bits.lowHalf, bits.highHalf)
  }

  private init(key: SIMD2<UInt32>, particle: SIMD2<UInt32>) {
    (self.key, self.particle) = (key, particle)
  }

  /// Two uniform numbers in the open interval (0, 1).
  mutating func uniforms() -> (Double, Double) {
    let block = nextBlock()
    return (uniform(block.x, block.y), uniform(block.z, block.w))
  }

  /// The numbers of two new particles.
  mutating func daughters() -> (ShowerRandom, ShowerRandom) {
    let block = nextBlock()
    return (
      ShowerRandom(key: key, particle: block.lowHalf),
      ShowerRandom(key: key, particle: block.highHalf)
    )
  }

  private mutating func nextBlock() -> SIMD4<UInt32> {
    defer { count &+= 1 }
    return Philox.block(counter: SIMD4(lowHalf: particle, highHalf: SIMD2(count, 0)), key: key)
  }

  private func uniform(_ low: UInt32, _ high: UInt32) -> Double {
    let bits = UInt64(high) << 32 | UInt64(low)
    return max(Double(bits >> 11) * 0x1p-53, 0x1p-54)
  }
}
