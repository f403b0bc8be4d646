/// As many uniform numbers as a draw takes, from a sub-sequence of its own.
struct UniformSequence {
  private let key: SIMD2<UInt32>
  private var count: UInt64 = 0

  init(key: UInt64) { self.key = words(of: key) }

  mutating func next() -> Double {
    let block = Philox.block(counter: SIMD4(lowHigh: words(of: count >> 1), .zero), key: key)
    defer { count += 1 }
    return openUniform(count & 1 == 0 ? block.lowHalf : block.highHalf)
  }
}
