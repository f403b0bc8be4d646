import CVectorMath
import Testing

@Suite("Results depend on the element alone")
struct ReproducibilityTests {
  @Test(arguments: UnaryFunction.all)
  func `pieces of any length give the bits of one call`(function: UnaryFunction) {
    let x = arguments(for: function)
    let whole = function(x).map(\.bitPattern)
    for length in Array(1...17) + [63, 64, 65] {
      let pieces = stride(from: 0, to: x.count, by: length).flatMap {
        function(Array(x[$0..<min($0 + length, x.count)])).map(\.bitPattern)
      }
      #expect(pieces == whole, "pieces of \(length)")
    }
  }

  @Test(arguments: UnaryFunction.all)
  func `output may be the input`(function: UnaryFunction) {
    let x = arguments(for: function)
    var inPlace = x
    inPlace.withUnsafeMutableBufferPointer {
      function.kernel(UnsafePointer($0.baseAddress), $0.baseAddress, $0.count)
    }
    #expect(inPlace.map(\.bitPattern) == function(x).map(\.bitPattern))
  }

  // Seen with SSE2, with AVX2, with fused products available, and without optimisation. Arguments
  // stay where sine and cosine do without the C library.
  @Test func `bits are the same on every machine`() {
    let digest = UnaryFunction.transcendental.map { function -> String in
      let x = arguments(for: function).filter { abs($0) <= 0x1p20 }
      let bits = function(x).map { $0.isNaN ? 0 : $0.bitPattern }
      return function.name + " " + String(fingerprint(bits), radix: 16)
    }
    #expect(digest == expectedDigest)
  }

  private let expectedDigest: [String] = [
    "exp 152d22a89f4b7fc4",
    "expm1 21c045ae43c7d4d6",
    "log b08688388ca2db4f",
    "log1p 24885b6a0410f0c5",
    "sin b8b223614bf9a756",
    "cos f0865e4c0c45ed8",
    "tanh 53905d836488f7e",
    "atan d5a8813494194f88",
    "erf 675f9d2450de7aa7",
    "erfc 7f0e4a26c1430f9a",
    "sigmoid cbb0a2b0ead36fd9",
    "softplus d144624a72f493",
    "normal_cdf f108bcbac64a453b",
    "log_normal_cdf 8f08c3f4e61d0501",
  ]

  private func arguments(for function: UnaryFunction) -> [Double] {
    var random = SeededUniforms(state: 3)
    return random.values(150, in: function.range) + random.values(107, in: 0.01...1)
      + [0, -0.0, .infinity, 0x1p-1074, 0x1.8p-1030, 1e-20, 1e300, 38.2, 700]
  }

  private func fingerprint(_ words: [UInt64]) -> UInt64 {
    words.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1) &* 0x100_0000_01b3 }
  }
}
