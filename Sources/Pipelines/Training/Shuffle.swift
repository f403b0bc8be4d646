import NumericalMethods

/// A random order of 0..<count, addressed by position: no permutation is held in memory.
///
/// A Feistel network of four rounds permutes the numbers below the next power of four; positions that
/// land outside are sent through again until they land inside (Black and Rogaway,
/// doi:10.1007/3-540-45760-7_9). Each (seed, purpose, epoch) is another order.
struct Shuffle {
  let count: Int
  private let halfBits: UInt64
  private let stream: RandomStream
  private let epoch: UInt64

  init(count: Int, seed: UInt64, purpose: String, epoch: Int) {
    self.count = count
    stream = RandomStream(seed: seed, purpose: purpose)
    self.epoch = UInt64(epoch)
    var bits: UInt64 = 1
    while 1 << (2 * bits) < UInt64(max(count, 1)) { bits += 1 }
    halfBits = bits
  }

  /// The element at a position of the order.
  subscript(position: Int) -> Int {
    precondition((0..<count).contains(position), "position \(position) outside 0..<\(count)")
    var value = UInt64(position)
    repeat { value = permuted(value) } while value >= UInt64(count)
    return Int(value)
  }

  private func permuted(_ value: UInt64) -> UInt64 {
    let mask: UInt64 = (1 << halfBits) - 1
    var (left, right) = (value >> halfBits, value & mask)
    for round in 0..<4 as Range<UInt64> {
      let block = stream.bits(at: (epoch << 34) ^ (round << 32) ^ right)
      (left, right) = (right, left ^ (UInt64(block[0]) & mask))
    }
    return left << halfBits | right
  }
}
