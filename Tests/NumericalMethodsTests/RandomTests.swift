import Foundation
import NumericalMethods
import Testing

@Suite("Counter-based random numbers")
struct RandomTests {
  // The file kat_vectors of the authors' Random123 library.
  @Test func `Philox gives the published blocks`() {
    let pi = Philox.block(
      counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
      key: SIMD2(0xa409_3822, 0x299f_31d0))
    #expect(pi == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
    let zeros = Philox.block(counter: .zero, key: .zero)
    #expect(zeros == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let ones = Philox.block(counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
    #expect(ones == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
  }

  // From the authors' test vectors, RFC 9923.
  @Test func `FNV-1a gives the published hashes`() {
    #expect(fnv1a("") == 0xcbf2_9ce4_8422_2325)
    #expect(fnv1a("a") == 0xaf63_dc4c_8601_ec8c)
    #expect(fnv1a("foobar") == 0x8594_4171_f739_67e8)
  }

  @Test func `numbers are fixed by seed, purpose and index`() {
    let stream = RandomStream(seed: 1, purpose: "gumbel")
    #expect(stream == RandomStream(seed: 1, purpose: "gumbel"))
    #expect(stream.bits(at: 7) == RandomStream(seed: 1, purpose: "gumbel").bits(at: 7))
    #expect(stream.bits(at: 7) != RandomStream(seed: 2, purpose: "gumbel").bits(at: 7))
    #expect(stream.bits(at: 7) != RandomStream(seed: 1, purpose: "shuffle").bits(at: 7))
    #expect(stream.bits(at: 7) != stream.bits(at: 8))
    #expect(stream.uniforms(count: 3, startingAt: 5)[2] == stream.uniform(at: 7))
    #expect(stream.normals(count: 3, startingAt: 5)[2] == stream.normal(at: 7))
    var filled = [Double](repeating: 0, count: 3)
    filled.withUnsafeMutableBufferPointer { stream.fillUniform($0, startingAt: 5) }
    #expect(filled == stream.uniforms(count: 3, startingAt: 5))
    filled.withUnsafeMutableBufferPointer { stream.fillNormal($0, startingAt: 5) }
    #expect(filled == stream.normals(count: 3, startingAt: 5))
  }

  @Test func `uniform numbers have the moments of the uniform distribution`() {
    let x = RandomStream(seed: 42, purpose: "test").uniforms(count: 100_000)
    #expect(x.allSatisfy { $0 > 0 && $0 < 1 })
    expectMoments(x, mean: 0.5, variance: 1 / 12.0, kurtosis: 1.8)
    let neighbours = zip(x, x.dropFirst()).map { ($0 - 0.5) * ($1 - 0.5) }
    #expect(abs(mean(neighbours)) < 5 / 12 / 100_000.0.squareRoot())
  }

  @Test func `normal numbers have the moments of the normal distribution`() {
    let x = RandomStream(seed: 42, purpose: "test").normals(count: 100_000)
    expectMoments(x, mean: 0, variance: 1, kurtosis: 3)
    #expect(abs(mean(x.map { $0 * $0 * $0 })) < 5 * (15 / 100_000.0).squareRoot())
  }

  @Test(arguments: [0.1, 1, 9.9, 10.1, 30, 1000, 1e12])
  func `Poisson numbers have the moments of the Poisson distribution`(mean: Double) {
    let stream = RandomStream(seed: 42, purpose: "poisson")
    let x = (0..<50_000).map { Double(stream.poisson(mean: mean, at: $0)) }
    expectMoments(x, mean: mean, variance: mean, kurtosis: 3 + 1 / mean)
  }

  @Test(arguments: [3.0, 14.5])
  func `Poisson numbers follow the Poisson distribution`(mean: Double) {
    let (stream, draws) = (RandomStream(seed: 9, purpose: "poisson"), 50_000)
    var counts: [Int: Int] = [:]
    for i in 0..<draws { counts[stream.poisson(mean: mean, at: UInt64(i)), default: 0] += 1 }
    for k in 0...40 {
      let expected = Double(draws) * exp(Double(k) * log(mean) - mean - logGamma(Double(k) + 1))
      let off = abs(Double(counts[k] ?? 0) - expected)
      #expect(off < 5 * expected.squareRoot() + 2, "\(k): \(counts[k] ?? 0), expected \(expected)")
    }
  }

  @Test func `no events are expected of a zero mean`() {
    #expect(RandomStream(seed: 1, purpose: "poisson").poisson(mean: 0, at: 3) == 0)
  }

  @Test func `sequential view yields both words of each block and shuffles the same every time`() {
    let stream = RandomStream(seed: 3, purpose: "shuffle")
    var generator = stream.generator(startingAt: 5)
    let block = stream.bits(at: 5)
    #expect(generator.next() == UInt64(block.x) | UInt64(block.y) << 32)
    #expect(generator.next() == UInt64(block.z) | UInt64(block.w) << 32)
    #expect(generator.next() == UInt64(stream.bits(at: 6).x) | UInt64(stream.bits(at: 6).y) << 32)
    var (first, second) = (stream.generator(), stream.generator())
    let shuffled = (0..<100).shuffled(using: &first)
    #expect(shuffled == (0..<100).shuffled(using: &second))
    #expect(shuffled.sorted() == Array(0..<100) && shuffled != Array(0..<100))
  }

  private func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }

  /// Mean and variance within five standard errors.
  private func expectMoments(
    _ x: [Double], mean expectedMean: Double, variance: Double, kurtosis: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let (m, n) = (mean(x), Double(x.count))
    let v = mean(x.map { ($0 - m) * ($0 - m) })
    #expect(
      abs(m - expectedMean) < 5 * (variance / n).squareRoot(), "mean \(m), seed 42",
      sourceLocation: sourceLocation)
    #expect(
      abs(v - variance) < 5 * variance * ((kurtosis - 1) / n).squareRoot(),
      "variance \(v), seed 42", sourceLocation: sourceLocation)
  }
}
