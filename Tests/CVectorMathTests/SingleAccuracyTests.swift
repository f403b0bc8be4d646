import Testing

@Suite("Accuracy of the single-precision functions")
struct SingleAccuracyTests {
  /// Every 4999th of all bit patterns: both signs, subnormals, infinities' neighbours, NaN.
  static let grid = stride(from: 0, through: UInt64(UInt32.max), by: 4999).map {
    Float(bitPattern: UInt32($0))
  }

  @Test(arguments: SingleFunction.all)
  func `the double function agrees within the stated bound`(function: SingleFunction) {
    let x = Self.grid
    let y = function(x)
    let references = function.reference(x)
    var worst = (error: 0.0, at: Float.nan)
    for i in x.indices {
      let error = singleUlps(y[i], from: references[i])
      if error > worst.error { worst = (error, x[i]) }
    }
    #expect(worst.error <= function.ulps, "\(function.name)(\(worst.at)): \(worst.error) ulps off")
  }

  @Test(arguments: SingleFunction.all)
  func `what is special in double is so in single`(function: SingleFunction) {
    let tiny = Float.leastNonzeroMagnitude
    let x: [Float] = [
      0, -0.0, .infinity, -.infinity, .nan, 1, -1, -2, tiny, -tiny, 0x1.8p-130, -0x1.8p-130,
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0x1p20, 0x1.000002p20,
    ]
    for ((x, y), reference) in zip(zip(x, function(x)), function.reference(x)) {
      let expected = Float(reference)
      let isSpecial = expected.isNaN || expected.isInfinite || expected == 0
      let isRight =
        expected.isNaN
        ? y.isNaN
        : isSpecial
          ? y == expected && y.sign == expected.sign
          : singleUlps(y, from: reference) <= function.ulps
      #expect(isRight, "\(function.name)(\(x)) = \(y), expected \(expected)")
    }
  }
}

/// How far `value` is from `reference` in units of the last place of its single-precision
/// neighbours; infinite where one is NaN, or of the other sign, or infinite without the other.
func singleUlps(_ value: Float, from reference: Double) -> Double {
  if value.isNaN || reference.isNaN { return value.isNaN && reference.isNaN ? 0 : .infinity }
  if value.sign != reference.sign { return .infinity }
  let rounded = Float(reference)
  if rounded == value {
    return value.isFinite ? abs(Double(value) - reference) / lastPlace(value) : 0
  }
  // Beyond the largest number the next one would be 2^128.
  let finite = value.isFinite ? Double(value) : (value < 0 ? -0x1p128 : 0x1p128)
  return abs(finite - reference) / lastPlace(rounded.isFinite ? rounded : .greatestFiniteMagnitude)
}

private func lastPlace(_ x: Float) -> Double { Double(x.ulp) }
