/// Texts with a few bytes changed, removed, repeated or moved, as a seed says.
struct Mutations {
  private var state: UInt64
  private let fragments: [String]

  /// - Parameter fragments: What is inserted, beside bytes of the text.
  init(seed: UInt64, fragments: [String]) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    self.fragments = fragments
  }

  mutating func mutation(of text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...below(2) { change(&bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let start = below(bytes.count)
    let end = min(bytes.count, start + 1 + below(12))
    switch below(12) {
    case 0...2: bytes.removeSubrange(start..<end)
    case 3...5: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count))
    case 6...7: bytes[start] = UInt8(below(128))
    case 8...10: bytes.insert(contentsOf: Array(fragments[below(fragments.count)].utf8), at: start)
    default: bytes.removeSubrange(start...)
    }
  }

  /// A number in 0 ..< count, from Knuth's linear congruential generator.
  private mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }
}
