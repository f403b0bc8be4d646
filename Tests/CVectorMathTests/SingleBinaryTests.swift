import CVectorMath
import Testing

struct SingleBinaryFunction: CustomTestStringConvertible, Sendable {
  typealias Kernel =
    @Sendable (
      UnsafePointer<Float>?, Int, UnsafePointer<Float>?, Int, UnsafeMutablePointer<Float>?, Int
    ) -> Void

  let name: String
  let kernel: Kernel
  let reference: @Sendable (Float, Float) -> Float
  var testDescription: String { name }

  static let all = [
    SingleBinaryFunction(name: "add", kernel: vmf_add) { $0 + $1 },
    SingleBinaryFunction(name: "subtract", kernel: vmf_subtract) { $0 - $1 },
    SingleBinaryFunction(name: "multiply", kernel: vmf_multiply) { $0 * $1 },
    SingleBinaryFunction(name: "divide", kernel: vmf_divide) { $0 / $1 },
    SingleBinaryFunction(name: "min", kernel: vmf_min) {
      $0.isNaN || $1.isNaN ? .nan : $0 < $1 ? $0 : $1
    },
    SingleBinaryFunction(name: "max", kernel: vmf_max) {
      $0.isNaN || $1.isNaN ? .nan : $0 > $1 ? $0 : $1
    },
    SingleBinaryFunction(name: "greater", kernel: vmf_greater) { $0 > $1 ? 1 : 0 },
    SingleBinaryFunction(name: "equal", kernel: vmf_equal) { $0 == $1 ? 1 : 0 },
  ]
}

@Suite("Functions of two single-precision arrays")
struct SingleBinaryTests {
  // Seventy of each, so that the loop over the bulk has its turn.
  static let x: [Float] = repeated([0, 1, -0.0, .nan, 1, .infinity, 3e38, 0x1p-149, 2, -7.5])
  static let y: [Float] = repeated([-0.0, 1, 0, 1, .nan, -.infinity, 3e38, 0.5, 0.1, 3])

  @Test(arguments: SingleBinaryFunction.all, [(1, 1), (1, 0), (0, 1), (0, 0)])
  func `every pair of strides`(function: SingleBinaryFunction, strides: (x: Int, y: Int)) {
    for start in 0..<10 {
      let (x, y) = (Array(Self.x[start...]), Array(Self.y[start...]))
      var z = [Float](repeating: -1, count: x.count)
      function.kernel(x, strides.x, y, strides.y, &z, z.count)
      let expected = z.indices.map { function.reference(x[$0 * strides.x], y[$0 * strides.y]) }
      #expect(bits(z) == bits(expected))
    }
  }

  @Test(arguments: SingleBinaryFunction.all)
  func `output may be either input, and nothing is written for none`(
    function: SingleBinaryFunction
  ) {
    let expected = bits(zip(Self.x, Self.y).map(function.reference))
    var (x, y) = (Self.x, Self.y)
    x.withUnsafeMutableBufferPointer {
      function.kernel($0.baseAddress, 1, Self.y, 1, $0.baseAddress, $0.count)
    }
    y.withUnsafeMutableBufferPointer {
      function.kernel(Self.x, 1, $0.baseAddress, 1, $0.baseAddress, $0.count)
    }
    #expect(bits(x) == expected)
    #expect(bits(y) == expected)
    function.kernel(Self.x, 1, Self.y, 1, &x, 0)
    #expect(bits(x) == expected)
  }

  @Test func `accumulate adds floats to doubles in place`() {
    let start = Self.x.map { $0.isFinite ? Double($0) + 1e-12 : 1 }
    var z = start
    vmf_accumulate_double(Self.y, &z, z.count)
    for (sum, (a, b)) in zip(z, zip(start, Self.y)) {
      #expect(sum == a + Double(b) || (sum.isNaN && b.isNaN))
    }
  }

  private static func repeated(_ values: [Float]) -> [Float] {
    (0..<7).flatMap { _ in values }
  }

  private func bits(_ values: [Float]) -> [UInt32] { values.map { $0.isNaN ? 0 : $0.bitPattern } }
}
