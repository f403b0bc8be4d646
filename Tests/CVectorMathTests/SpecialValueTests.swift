import CVectorMath
import Testing

/// Arguments whose results are known exactly.
struct SpecialValues: CustomTestStringConvertible, Sendable {
  let function: String
  let pairs: [(x: Double, y: Double)]
  var testDescription: String { function }

  static let all = [
    SpecialValues(
      function: "exp",
      pairs: [
        (0, 1), (-0.0, 1), (.infinity, .infinity), (-.infinity, 0), (710, .infinity), (-746, 0),
      ]),
    SpecialValues(
      function: "expm1",
      pairs: odd + [(.infinity, .infinity), (-.infinity, -1), (710, .infinity), (-800, -1)]),
    SpecialValues(
      function: "log",
      pairs: [
        (1, 0), (0, -.infinity), (-0.0, -.infinity), (-1, .nan), (.infinity, .infinity),
        (-.infinity, .nan),
      ]),
    SpecialValues(
      function: "log1p",
      pairs: odd + [(-1, -.infinity), (-2, .nan), (.infinity, .infinity), (-.infinity, .nan)]),
    SpecialValues(function: "sin", pairs: odd + [(.infinity, .nan), (-.infinity, .nan)]),
    SpecialValues(function: "cos", pairs: [(0, 1), (-0.0, 1), (.infinity, .nan)]),
    SpecialValues(function: "tanh", pairs: odd + [(.infinity, 1), (-.infinity, -1), (400, 1)]),
    SpecialValues(
      function: "atan",
      pairs: odd + [(.infinity, .pi / 2), (-.infinity, -.pi / 2), (1e300, .pi / 2)]),
    SpecialValues(
      function: "erf", pairs: [(0, 0), (-0.0, -0.0), (.infinity, 1), (-.infinity, -1)]),
    SpecialValues(
      function: "erfc", pairs: [(0, 1), (-0.0, 1), (.infinity, 0), (-.infinity, 2), (1e200, 0)]),
    SpecialValues(
      function: "sigmoid", pairs: [(0, 0.5), (-0.0, 0.5), (.infinity, 1), (-.infinity, 0)]),
    SpecialValues(
      function: "softplus",
      pairs: [(.infinity, .infinity), (-.infinity, 0), (1e300, 1e300), (-1e300, 0)]),
    SpecialValues(
      function: "normal_cdf",
      pairs: [(0, 0.5), (-0.0, 0.5), (.infinity, 1), (-.infinity, 0), (-1e300, 0), (1e300, 1)]),
    SpecialValues(
      function: "log_normal_cdf",
      pairs: [(.infinity, 0), (-.infinity, -.infinity), (-1e200, -.infinity), (-0x1p100, -0x1p199)]),
    SpecialValues(function: "log_gamma", pairs: [(1, 0), (2, 0), (0, .infinity), (-3, .infinity)]),
    SpecialValues(
      function: "sqrt", pairs: [(0, 0), (-0.0, -0.0), (-1, .nan), (.infinity, .infinity)]),
    SpecialValues(function: "reciprocal", pairs: [(0, .infinity), (-0.0, -.infinity)]),
    SpecialValues(function: "abs", pairs: [(-0.0, 0), (-.infinity, .infinity)]),
    SpecialValues(function: "negate", pairs: [(0, -0.0), (.infinity, -.infinity)]),
  ]

  // What a function with f(x) = x + O(x²) keeps.
  private static let odd: [(x: Double, y: Double)] = [
    (0, 0), (-0.0, -0.0), (0x1p-1074, 0x1p-1074), (-0x1p-1074, -0x1p-1074),
    (0x1.8p-1030, 0x1.8p-1030),
  ]
}

@Suite("Special values of the elementary functions")
struct SpecialValueTests {
  @Test(arguments: SpecialValues.all)
  func `infinities, zeros and domain edges`(values: SpecialValues) throws {
    let function = try #require(UnaryFunction.all.first { $0.name == values.function })
    for (x, y) in values.pairs {
      let value = function(x)
      let isRight = y.isNaN ? value.isNaN : value == y && value.sign == y.sign
      #expect(isRight, "\(function.name)(\(x)) = \(value), expected \(y)")
    }
  }

  @Test(arguments: UnaryFunction.all)
  func `NaN in, NaN out`(function: UnaryFunction) {
    #expect(function(.nan).isNaN)
  }
}
