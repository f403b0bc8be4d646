import CVectorMath
import Testing

@Suite("Single-precision results depend on the element alone")
struct SingleReproducibilityTests {
  @Test(arguments: SingleFunction.all)
  func `pieces of any length give the bits of one call`(function: SingleFunction) {
    let x = Self.arguments
    let whole = function(x).map(\.bitPattern)
    for length in Array(1...33) + [63, 64, 65] {
      let pieces = stride(from: 0, to: x.count, by: length).flatMap {
        function(Array(x[$0..<min($0 + length, x.count)])).map(\.bitPattern)
      }
      #expect(pieces == whole, "pieces of \(length)")
    }
  }

  @Test(arguments: SingleFunction.all)
  func `output may be the input`(function: SingleFunction) {
    let x = Self.arguments
    var inPlace = x
    inPlace.withUnsafeMutableBufferPointer {
      function.kernel(UnsafePointer($0.baseAddress), $0.baseAddress, $0.count)
    }
    #expect(inPlace.map(\.bitPattern) == function(x).map(\.bitPattern))
  }

  // Seen with SSE2, AVX2 and AVX-512, with fused products available, and without optimisation.
  // Arguments stay where sine and cosine do without the C library.
  @Test func `bits are the same on every machine`() {
    let digest = SingleFunction.transcendental.map { function -> String in
      let bits = function(Self.arguments.filter { abs($0) <= 0x1p20 }).map {
        $0.isNaN ? 0 : $0.bitPattern
      }
      return function.name + " " + String(fingerprint(bits), radix: 16)
    }
    #expect(digest == expectedDigest)
  }

  private let expectedDigest: [String] = [
    "exp b23745ac876af02e",
    "expm1 2af8201036eb2451",
    "log c2446be0b334621d",
    "log1p b48e4a5461f5cbba",
    "sin 79a0cf71d811a81d",
    "cos 7f598c3ae92d739c",
    "tanh fcc1946bee186679",
    "erf ce87333ec90350fc",
    "sigmoid 285d7b79297cdc52",
    "softplus e97b0eb3fe3c95fc",
    "normal_cdf cbf72ad08f2b9f21",
  ]

  private static let arguments: [Float] = {
    var random = SeededUniforms(state: 5)
    let x = random.values(150, in: -100...100) + random.values(107, in: -2...2)
    return x.map(Float.init) + [0, -0.0, .infinity, 0x1p-149, 0x1.8p-130, 1e-20, 1e30, 14.1, 88.5]
  }()

  private func fingerprint(_ words: [UInt32]) -> UInt64 {
    words.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
