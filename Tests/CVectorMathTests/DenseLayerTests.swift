import CVectorMath
import Testing

/// What a dense layer does after its matrix product, fused and in separate steps, in one precision.
struct DenseLayerFunctions<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  typealias Bias =
    @Sendable (
      UnsafePointer<Scalar>?, UnsafePointer<Scalar>?, UnsafeMutablePointer<Scalar>?, Int, Int
    ) -> Void
  typealias Unary = @Sendable (UnsafePointer<Scalar>?, UnsafeMutablePointer<Scalar>?, Int) -> Void
  typealias Binary =
    @Sendable (
      UnsafePointer<Scalar>?, Int, UnsafePointer<Scalar>?, Int, UnsafeMutablePointer<Scalar>?, Int
    ) -> Void
  typealias Slope =
    @Sendable (
      UnsafePointer<Scalar>?, UnsafePointer<Scalar>?, UnsafeMutablePointer<Scalar>?, Int
    ) -> Void

  let biased: [(name: String, fused: Bias, activation: Unary)]
  let tanhSlope, sigmoidSlope, reluSlope: Slope
  let add, subtract, multiply: Binary
}

extension DenseLayerFunctions<Double> {
  static let double = DenseLayerFunctions(
    biased: [
      ("relu", vm_bias_relu, { x, y, n in vm_max(x, 1, [0], 0, y, n) }),
      ("tanh", vm_bias_tanh, vm_tanh), ("sigmoid", vm_bias_sigmoid, vm_sigmoid),
    ],
    tanhSlope: vm_tanh_slope, sigmoidSlope: vm_sigmoid_slope, reluSlope: vm_relu_slope,
    add: vm_add, subtract: vm_subtract, multiply: vm_multiply)
}

extension DenseLayerFunctions<Float> {
  static let single = DenseLayerFunctions(
    biased: [
      ("relu", vmf_bias_relu, { x, y, n in vmf_max(x, 1, [0], 0, y, n) }),
      ("tanh", vmf_bias_tanh, vmf_tanh), ("sigmoid", vmf_bias_sigmoid, vmf_sigmoid),
    ],
    tanhSlope: vmf_tanh_slope, sigmoidSlope: vmf_sigmoid_slope, reluSlope: vmf_relu_slope,
    add: vmf_add, subtract: vmf_subtract, multiply: vmf_multiply)
}

@Suite("Fused steps of a dense layer")
struct DenseLayerTests {
  @Test(arguments: [(1, 1), (3, 7), (5, 64), (2, 131), (4, 0), (0, 9)])
  func `bias and activation have the bits of separate steps`(rows: Int, events: Int) {
    expectFusedBias(.double, rows: rows, events: events)
    expectFusedBias(.single, rows: rows, events: events)
  }

  @Test func `slopes have the bits of separate steps`() {
    expectSlopes(.double)
    expectSlopes(.single)
  }

  @Test func `the slope of relu is 0 at 0, below, and at NaN, whatever the cotangent`() {
    let y = [1, 0x1p-1074, 0, -0.0, -1, .nan, 0, .nan, .infinity]
    let cotangent = [2, -3, 5, 5, -5, 5, .nan, .infinity, 7]
    var out = y
    vm_relu_slope(y, cotangent, &out, y.count)
    #expect(out.map(\.bitPattern) == [2, -3, 0, 0, 0, 0, 0, 0, 7].map(\Double.bitPattern))

    let singleY: [Float] = [1, 0x1p-149, 0, -0.0, -1, .nan, 0, .nan, .infinity]
    var single = singleY
    vmf_relu_slope(singleY, cotangent.map(Float.init), &single, single.count)
    #expect(single.map(\.bitPattern) == [2, -3, 0, 0, 0, 0, 0, 0, 7].map(\Float.bitPattern))
  }

  private func expectFusedBias<Scalar: BinaryFloatingPoint>(
    _ functions: DenseLayerFunctions<Scalar>, rows: Int, events: Int
  ) {
    let x = values(Scalar.self, count: rows * events, seed: 1)
    let bias = values(Scalar.self, count: rows, seed: 2)
    for (name, fused, activation) in functions.biased {
      var expected = x
      for r in 0..<rows {
        var row = [Scalar](repeating: 0, count: events)
        functions.add(Array(x[(r * events)..<((r + 1) * events)]), 1, [bias[r]], 0, &row, events)
        activation(row, &row, events)
        expected.replaceSubrange((r * events)..<((r + 1) * events), with: row)
      }
      var y = [Scalar](repeating: 42, count: x.count)
      fused(x, bias, &y, rows, events)
      #expect(isSame(y, expected), "\(name)")
      var inPlace = x
      inPlace.withUnsafeMutableBufferPointer {
        fused($0.baseAddress, bias, $0.baseAddress, rows, events)
      }
      #expect(isSame(inPlace, expected), "\(name) in place")
    }
  }

  private func expectSlopes<Scalar: BinaryFloatingPoint>(_ functions: DenseLayerFunctions<Scalar>) {
    let n = 201
    let y = values(Scalar.self, count: n, seed: 3)
    let cotangent = values(Scalar.self, count: n, seed: 4)
    var (square, less, factor, expected) = (y, y, y, y)

    functions.multiply(y, 1, y, 1, &square, n)
    functions.subtract([1], 0, square, 1, &factor, n)
    functions.multiply(cotangent, 1, factor, 1, &expected, n)
    expectSlope(functions.tanhSlope, y, cotangent, expected)

    functions.subtract([1], 0, y, 1, &less, n)
    functions.multiply(y, 1, less, 1, &factor, n)
    functions.multiply(cotangent, 1, factor, 1, &expected, n)
    expectSlope(functions.sigmoidSlope, y, cotangent, expected)

    expectSlope(functions.reluSlope, y, cotangent, zip(y, cotangent).map { $0 > 0 ? $1 : 0 })
  }

  private func expectSlope<Scalar: BinaryFloatingPoint>(
    _ slope: DenseLayerFunctions<Scalar>.Slope, _ y: [Scalar], _ cotangent: [Scalar],
    _ expected: [Scalar], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var out = [Scalar](repeating: 42, count: y.count)
    slope(y, cotangent, &out, y.count)
    #expect(isSame(out, expected), sourceLocation: sourceLocation)
    var (value, other) = (y, cotangent)
    value.withUnsafeMutableBufferPointer {
      slope($0.baseAddress, cotangent, $0.baseAddress, $0.count)
    }
    other.withUnsafeMutableBufferPointer { slope(y, $0.baseAddress, $0.baseAddress, $0.count) }
    #expect(isSame(value, expected), "in the value", sourceLocation: sourceLocation)
    #expect(isSame(other, expected), "in the cotangent", sourceLocation: sourceLocation)
  }

  private func values<Scalar: BinaryFloatingPoint>(
    _ type: Scalar.Type, count: Int, seed: UInt64
  ) -> [Scalar] {
    var random = SeededUniforms(state: seed)
    let special: [Double] = [0, -0.0, .nan, .infinity, -.infinity, 1e-30, 30]
    let drawn = random.values(count, in: -3...3)
    return drawn.enumerated().map { i, x in Scalar(i % 5 == 4 ? special[i / 5 % 7] : x) }
  }

  /// Equal to the bit, but for what kind of NaN it is.
  private func isSame<Scalar: BinaryFloatingPoint>(_ a: [Scalar], _ b: [Scalar]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { $0.isNaN && $1.isNaN || $0 == $1 && $0.sign == $1.sign }
  }
}
