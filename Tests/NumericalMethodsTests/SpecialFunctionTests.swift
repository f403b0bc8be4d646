import NumericalMethods
import Testing

/// A function of one variable and the relative error its golden values may show.
struct GoldenFunction: CustomTestStringConvertible, Sendable {
  let name: String
  let tolerance: Double
  let function: @Sendable (Double) -> Double
  var testDescription: String { name }

  static let all = [
    GoldenFunction(name: "normalSurvival", tolerance: 6e-16, function: normalSurvival),
    GoldenFunction(name: "logNormalSurvival", tolerance: 1e-15, function: logNormalSurvival),
    GoldenFunction(name: "normalQuantile", tolerance: 1e-15) { normalQuantile($0) },
    GoldenFunction(name: "logGamma", tolerance: 1e-15, function: logGamma),
    GoldenFunction(name: "digamma", tolerance: 1e-14, function: digamma),
    GoldenFunction(name: "trigamma", tolerance: 1e-13) { polygamma(1, $0) },
    GoldenFunction(name: "tetragamma", tolerance: 1e-13) { polygamma(2, $0) },
  ]
}

@Suite("Special functions")
struct SpecialFunctionTests {
  @Test(arguments: GoldenFunction.all)
  func `golden values`(function: GoldenFunction) throws {
    for (x, y) in try #require(golden[function.name]) {
      expectClose(function.function(x), y, function.tolerance, "\(function.name)(\(x))")
    }
  }

  @Test func `chi-squared tails, small ones and their logarithms`() {
    for (x, k, survival, logarithm) in goldenChiSquared {
      expectClose(chiSquaredSurvival(x, degreesOfFreedom: k), survival, 3e-12, "χ² \(x), \(k)")
      expectClose(logChiSquaredSurvival(x, degreesOfFreedom: k), logarithm, 1e-12, "log \(x), \(k)")
    }
  }

  @Test(arguments: [0.5, 1, 2, 7.5, 40])
  func `chi-squared tails add up to one`(k: Double) {
    for x in [0.1, 1, 10, 50] {
      let total =
        chiSquaredCDF(x, degreesOfFreedom: k) + chiSquaredSurvival(x, degreesOfFreedom: k)
      expectClose(total, 1, 1e-14, "χ² \(x), \(k)")
    }
  }

  @Test func `quantile and tail are inverses, also far beyond what a double holds`() {
    for x in stride(from: 0.0, through: 37, by: 0.37) {
      expectClose(normalQuantile(upperTail: normalSurvival(x)), x, 1e-15, "upper tail at \(x)")
    }
    for x in [0.5, 10, 29.9, 30.1, 38, 100, 1e4] {
      expectClose(
        normalQuantile(logUpperTail: logNormalSurvival(x)), x, 1e-14, "log upper tail at \(x)")
    }
    #expect(normalCDF(1.25) == normalSurvival(-1.25))
    #expect(logNormalCDF(-40) == logNormalSurvival(40))
  }

  @Test func `recurrences of gamma and its derivatives`() {
    for x in [0.1, 0.9, 3.3, 25] {
      expectClose(digamma(x + 1), digamma(x) + 1 / x, 1e-13, "digamma \(x)")
      expectClose(polygamma(1, x + 1), polygamma(1, x) - 1 / (x * x), 1e-11, "trigamma \(x)")
      let slope = numericalDerivative(at: x, step: 0.01 * x, of: logGamma).value
      expectClose(slope, digamma(x), 1e-8, "slope \(x)")
    }
  }

  @Test func `edges of the domains`() {
    #expect(normalQuantile(0) == -.infinity && normalQuantile(1) == .infinity)
    #expect(normalQuantile(upperTail: 0) == .infinity && normalQuantile(upperTail: 1) == -.infinity)
    #expect(normalQuantile(-0.1).isNaN && normalQuantile(1.1).isNaN && normalQuantile(.nan).isNaN)
    #expect(normalQuantile(logUpperTail: -.infinity) == .infinity)
    #expect(normalQuantile(logUpperTail: 0.1).isNaN && normalQuantile(logUpperTail: .nan).isNaN)
    #expect(normalSurvival(.infinity) == 0 && normalSurvival(-.infinity) == 1)
    #expect(normalSurvival(.nan).isNaN && logNormalSurvival(.nan).isNaN)
    #expect(logNormalSurvival(.infinity) == -.infinity && logNormalSurvival(-.infinity) == 0)
    #expect(digamma(0).isNaN && digamma(-3).isNaN && digamma(.nan).isNaN)
    #expect(digamma(.infinity) == .infinity && digamma(-.infinity).isNaN)
    #expect(polygamma(1, 0).isNaN && polygamma(2, -1.5).isNaN && polygamma(1, .nan).isNaN)
    #expect(polygamma(1, .infinity) == 0 && polygamma(0, 2) == digamma(2))
    #expect(logGamma(0) == .infinity && logGamma(-2) == .infinity && logGamma(.nan).isNaN)
    #expect(chiSquaredSurvival(-1, degreesOfFreedom: 3) == 1)
    #expect(chiSquaredSurvival(.infinity, degreesOfFreedom: 3) == 0)
    #expect(chiSquaredSurvival(1, degreesOfFreedom: 0).isNaN)
    #expect(logChiSquaredSurvival(-1, degreesOfFreedom: 3) == 0)
    #expect(logChiSquaredSurvival(.infinity, degreesOfFreedom: 3) == -.infinity)
  }
}

func expectClose(
  _ value: Double, _ expected: Double, _ tolerance: Double, _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = abs(value - expected)
  // One unit of the smallest numbers is allowed, relative tolerances have no meaning there.
  #expect(
    value == expected || error <= tolerance * abs(expected) + 0x1p-1073,
    "\(name) = \(value), expected \(expected): \(error / abs(expected)) off",
    sourceLocation: sourceLocation)
}
