import NumericalMethods
import Testing

@Suite("Random numbers of events")
struct EventStreamTests {
  private let stream = RandomStream(seed: 3, purpose: "photons")

  @Test func `two elements share a block of the round's key`() {
    let round = EventStream(stream, round: 2)
    let first = stream.bits(at: (2.0).bitPattern)
    #expect(round.key == UInt64(first.x) | UInt64(first.y) << 32)
    let event = (17.0).bitPattern
    let block = Philox.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: event), UInt32(truncatingIfNeeded: event >> 32), 2, 0),
      key: SIMD2(UInt32(truncatingIfNeeded: round.key), UInt32(round.key >> 32)))
    #expect(round.bits(event: 17, element: 4) == UInt64(block.x) | UInt64(block.y) << 32)
    #expect(round.bits(event: 17, element: 5) == UInt64(block.z) | UInt64(block.w) << 32)
  }

  @Test func `zero has one sign`() {
    #expect(EventStream(stream, round: -0.0) == EventStream(stream))
    #expect(EventStream(stream).bits(event: -0.0) == EventStream(stream).bits(event: 0))
  }

  @Test func `events, elements and rounds draw apart`() {
    var seen: Set<UInt64> = []
    for round in [0.0, 1, -1, 0.5] {
      for event in [0.0, 1, 2, -1, 0.5] {
        for element in 0..<4 {
          seen.insert(
            EventStream(stream, round: round).bits(event: event, element: element))
        }
      }
    }
    #expect(seen.count == 4 * 5 * 4)
  }

  @Test(arguments: [
    (1, 0.5), (20, 0.01), (20, 0.45), (20, 0.97), (60, 0.4), (1000, 0.2), (1_000_000, 0.7),
    (1_000_000_000_000, 0.3),
  ])
  func `binomial numbers have their moments`(trials: Int, probability: Double) {
    let x = (0..<20_000).map {
      Double(stream.binomial(trials: trials, probability: probability, at: $0))
    }
    #expect(x.allSatisfy { 0...Double(trials) ~= $0 })
    let (n, count) = (Double(x.count), Double(trials))
    let variance = count * probability * (1 - probability)
    let mean = x.reduce(0, +) / n
    let found = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    let fourth = variance * (1 + (3 * count - 6) * probability * (1 - probability))
    #expect(abs(mean - count * probability) < 4 * (variance / n).squareRoot())
    #expect(
      abs(found - variance) < 4 * (max(fourth - variance * variance, 0) / n).squareRoot() + 1e-3)
  }

  @Test(arguments: [(12, 0.3), (50, 0.35), (40, 0.8)])
  func `binomial numbers follow the binomial distribution`(trials: Int, probability: Double) {
    let draws = 40_000
    var counts = [Int](repeating: 0, count: trials + 1)
    for index in 0..<draws {
      counts[
        EventStream(stream).binomial(
          trials: trials, probability: probability, event: Double(index))] += 1
    }
    var expected = Double(draws)
    for _ in 0..<trials { expected *= 1 - probability }
    for k in 0...trials {
      let off = abs(Double(counts[k]) - expected)
      #expect(off < 4.5 * expected.squareRoot() + 2, "\(k): \(counts[k]), expected \(expected)")
      expected *= Double(trials - k) / Double(k + 1) * probability / (1 - probability)
    }
  }

  @Test func `certain outcomes`() {
    #expect(stream.binomial(trials: 0, probability: 0.4, at: 0) == 0)
    #expect(stream.binomial(trials: 9, probability: 0, at: 0) == 0)
    #expect(stream.binomial(trials: 9, probability: 1, at: 0) == 9)
  }

  @Test func `exponential numbers of a stream`() {
    let x = (0..<20_000).map { stream.exponential(at: $0) }
    let mean = x.reduce(0, +) / 20_000
    #expect(abs(mean - 1) < 4 / 20_000.0.squareRoot() && x.allSatisfy { $0 > 0 })
  }
}
