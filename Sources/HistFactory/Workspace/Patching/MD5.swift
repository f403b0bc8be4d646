import Foundation

/// The hash function MD5 (RFC 1321), which older patch sets use; broken for anything but checksums.
struct MD5 {
  private var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]

  /// The digest of a message, 16 bytes.
  static func digest(of message: [UInt8]) -> [UInt8] {
    var hash = MD5()
    let blocks = PaddedMessage(message, order: .littleEndian)
    for block in 0..<blocks.count { hash.update(blocks.words(of: block)) }
    return hash.state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
  }

  private mutating func update(_ block: [UInt32]) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    for step in 0..<64 {
      let (mixed, word) = Self.mix(b, c, d, step: step)
      let sum = a &+ mixed &+ Self.constants[step] &+ block[word]
      (a, d, c) = (d, c, b)
      b = b &+ sum.rotated(right: 32 - Self.rotations[step / 16][step % 4])
    }
    for (index, word) in [a, b, c, d].enumerated() { state[index] &+= word }
  }

  /// The round's function of three words, and which word of the block it meets.
  private static func mix(_ b: UInt32, _ c: UInt32, _ d: UInt32, step: Int) -> (UInt32, Int) {
    switch step / 16 {
    case 0: ((b & c) | (~b & d), step)
    case 1: ((d & b) | (~d & c), (5 * step + 1) % 16)
    case 2: (b ^ c ^ d, (3 * step + 5) % 16)
    default: (c ^ (b | ~d), (7 * step) % 16)
    }
  }

  private static let rotations: [[UInt32]] = [
    [7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21],
  ]

  /// ⌊2³² |sin(i + 1)|⌋.
  private static let constants = (1...64).map { UInt32(0x1p32 * abs(sin(Double($0)))) }
}
