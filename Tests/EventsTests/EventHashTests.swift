import Events
import Testing

@Suite("Event hash")
struct EventHashTests {
  @Test func `numbers are uniform in [0, 1)`() {
    let hash = EventHash(seed: 1)
    let numbers = (0..<100_000).map { hash.uniform(for: UInt64($0)) }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    let counts = numbers.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1 * 10)] += 1 }
    // Five standard deviations of a binomial number: 5 √(100000 · 0.1 · 0.9) ≈ 474.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 474 }, "\(counts)")
  }

  @Test func `neighbouring seeds and identities are unrelated`() {
    let flips = (0..<1000).map { (identity: UInt64) in
      let hash = EventHash(seed: identity)
      let other = EventHash(seed: identity + 1)
      return (hash.bits(for: identity) ^ other.bits(for: identity)).nonzeroBitCount
        + (hash.bits(for: identity) ^ hash.bits(for: identity + 1)).nonzeroBitCount
    }
    // On average half of 64 bits flip, twice; the mean of 1000 has a spread of about 0.18.
    #expect(abs(Double(flips.reduce(0, +)) / 1000 - 64) < 1)
  }
}
