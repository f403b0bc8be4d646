import CVectorMath
import Foundation
import Testing

struct BinaryFunction: CustomTestStringConvertible, Sendable {
  typealias Kernel =
    @Sendable (
      UnsafePointer<Double>?, Int, UnsafePointer<Double>?, Int, UnsafeMutablePointer<Double>?, Int
    ) -> Void

  let name: String
  let kernel: Kernel
  let reference: @Sendable (Double, Double) -> Double
  var testDescription: String { name }

  func callAsFunction(_ x: [Double], _ y: [Double], count: Int) -> [Double] {
    var z = [Double](repeating: .nan, count: count)
    kernel(x, x.count == 1 ? 0 : 1, y, y.count == 1 ? 0 : 1, &z, count)
    return z
  }

  static let all = [
    BinaryFunction(name: "add", kernel: vm_add) { $0 + $1 },
    BinaryFunction(name: "subtract", kernel: vm_subtract) { $0 - $1 },
    BinaryFunction(name: "multiply", kernel: vm_multiply) { $0 * $1 },
    BinaryFunction(name: "divide", kernel: vm_divide) { $0 / $1 },
    BinaryFunction(name: "min", kernel: vm_min) { $0.isNaN || $1.isNaN ? .nan : Swift.min($0, $1) },
    BinaryFunction(name: "max", kernel: vm_max) { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) },
    BinaryFunction(name: "pow", kernel: vm_pow) { $1 == 2 ? $0 * $0 : Foundation.pow($0, $1) },
    BinaryFunction(name: "greater", kernel: vm_greater) { $0 > $1 ? 1 : 0 },
    BinaryFunction(name: "equal", kernel: vm_equal) { $0 == $1 ? 1 : 0 },
  ]
}

@Suite("Functions of two arrays")
struct BinaryFunctionTests {
  static let x: [Double] = [
    0, 1, 2, -1, 0.5, 3, 2, .nan, 1, .infinity, -.infinity, 4, 2, 9, 7, -2, 1e300, 0x1p-1074, 2,
  ]
  static let y: [Double] = [
    1, 1, 2, 2, -0.5, 0.5, 2, 1, .nan, 2, 3, 2, 0, 0.5, -1, 3, 2, 2, .nan,
  ]

  @Test(arguments: BinaryFunction.all)
  func `array with array, value with array, array with value`(function: BinaryFunction) {
    let (x, y) = (Self.x, Self.y)
    expect(function, x, y, count: x.count)
    for b in y { expect(function, x, [b], count: x.count) }
    for a in x { expect(function, [a], y, count: x.count) }
    expect(function, [x[5]], [y[5]], count: 3)
  }

  @Test(arguments: BinaryFunction.all)
  func `output may be either input, and nothing is written for none`(function: BinaryFunction) {
    var z = Self.x
    z.withUnsafeMutableBufferPointer {
      function.kernel($0.baseAddress, 1, Self.y, 1, $0.baseAddress, $0.count)
    }
    let expected = function(Self.x, Self.y, count: z.count)
    #expect(zip(z, expected).allSatisfy { ulps($0, from: $1) == 0 })
    function.kernel(Self.x, 1, Self.y, 1, &z, 0)
    #expect(zip(z, expected).allSatisfy { ulps($0, from: $1) == 0 })
  }

  @Test func `accumulate adds in place`() {
    var z = Self.x
    vm_accumulate(Self.y, &z, z.count)
    let expected = zip(Self.x, Self.y).map(+)
    #expect(zip(z, expected).allSatisfy { ulps($0, from: $1) == 0 })
  }

  private func expect(
    _ function: BinaryFunction, _ x: [Double], _ y: [Double], count: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (i, z) in function(x, y, count: count).enumerated() {
      let (a, b) = (x.count == 1 ? x[0] : x[i], y.count == 1 ? y[0] : y[i])
      let expected = function.reference(a, b)
      #expect(
        ulps(z, from: expected) == 0, "\(function.name)(\(a), \(b)) = \(z), expected \(expected)",
        sourceLocation: sourceLocation)
    }
  }
}
