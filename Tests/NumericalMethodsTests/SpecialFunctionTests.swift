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
  /// Poisson sums for even degrees of freedom, in 50 digits; the logarithm where it says more.
  static let manyDegrees: [(k: Double, x: Double, above: Double, below: Double, log: Double)] = [
    (30000, 22652, 1.0, 3.168477458454791e-237, .nan),
    (30000, 28775, 0.9999997990431693, 2.0095683069029382e-07, .nan),
    (30000, 29755, 0.8413981260632571, 0.15860187393674288, -0.17269033499332967),
    (30000, 30000, 0.4989142162381336, 0.5010857837618664, -0.6953211093554933),
    (30000, 30122, 0.3084987781109264, 0.6915012218890736, -1.1760373963870783),
    (30000, 30735, 0.0014451031036304108, 0.9985548968963696, -6.5395746079698105),
    (30000, 32939, 1.4458445640242053e-31, 1.0, -71.01144425861591),
    (30000, 38818, 8.285609794974755e-239, 1.0, -548.2033169751166),
    (30000, 78990, 0.0, 1.0, -9979.359123746512),
    (100000, 86584, 1.0, 1.7907751650741678e-217, .nan),
    (100000, 97764, 0.9999997624608767, 2.3753912321264597e-07, .nan),
    (100000, 99553, 0.8412296134496262, 0.15877038655037376, -0.17289063195769927),
    (100000, 100000, 0.4994052918952067, 0.5005947081047933, -0.694337304686386),
    (100000, 100224, 0.30783511117736073, 0.6921648888226393, -1.178190992681574),
    (100000, 101342, 0.0013995852512145796, 0.9986004147487855, -6.57157933538381),
    (100000, 105367, 2.0896805988227952e-32, 1.0, -72.94571174504121),
    (100000, 116100, 3.842535162243388e-257, 1.0, -590.4182365522043),
    (100000, 189443, 0.0, 1.0, -12781.817221522493),
    (2_000_000, 1_940_000, 1.0, 4.920908778591162e-202, .nan),
    (2_000_000, 1_990_000, 0.9999997250419641, 2.749580359270071e-07, .nan),
    (2_000_000, 1_998_000, 0.8413447864256963, 0.15865521357430365, -0.1727537310560113),
    (2_000_000, 2_000_000, 0.4998670192391274, 0.5001329807608725, -0.6934131774557283),
    (2_000_000, 2_001_000, 0.3084495242285028, 0.6915504757714972, -1.1761970657867393),
    (2_000_000, 2_006_000, 0.0013617406462175915, 0.9986382593537824, -6.5989915106665515),
    (2_000_000, 2_024_000, 3.1437587649679095e-33, 1.0, -74.83988892588012),
    (2_000_000, 2_072_000, 1.5787804504255535e-277, 1.0, -637.3594180771736),
    (2_000_000, 2_400_000, 0.0, 1.0, -17684.66049202636),
  ]

  @Test(arguments: manyDegrees)
  func `χ² of many degrees of freedom`(
    k: Double, x: Double, above: Double, below: Double, log: Double
  ) {
    expectClose(chiSquaredSurvival(x, degreesOfFreedom: k), above, 2e-12, "above \(x), \(k)")
    expectClose(chiSquaredCDF(x, degreesOfFreedom: k), below, 2e-12, "below \(x), \(k)")
    if log.isFinite {
      expectClose(logChiSquaredSurvival(x, degreesOfFreedom: k), log, 2e-14, "log \(x), \(k)")
    }
  }

  @Test func `χ² of many degrees of freedom goes on where few end`() {
    for z in [-6.0, -1, 0, 2, 8] {
      let x = 20_000 + z * 200
      let (few, many) = (
        chiSquaredSurvival(x, degreesOfFreedom: 20_000),
        chiSquaredSurvival(x, degreesOfFreedom: 20_000.0.nextUp)
      )
      expectClose(few, many, 2e-12, "at \(z)")
    }
  }

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
