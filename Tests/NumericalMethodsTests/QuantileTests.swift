import NumericalMethods
import Testing

@Suite("Quantiles")
struct QuantileTests {
  /// Of SciPy 1.17: `chi2.ppf(p, k)` and `chi2.isf(p, k)`.
  static let chiSquared: [(k: Double, p: Double, lower: Double, upper: Double)] = [
    (1, 0.5, 0.454936423119572, 0.4549364231195724),
    (2, 0.1, 0.21072103131565273, 4.605170185988092),
    (3, 1e-10, 5.20939762143448e-07, 49.542155927523666),
    (0.2, 0.3, 7.172172036821935e-06, 0.034855552778564045),
    (7.5, 0.99, 19.288172099817388, 1.43815814907588),
    (40, 0.025, 24.433039170807888, 59.3417071431712),
    (300, 1e-05, 206.7559625899332, 416.12673444621566),
    (19999, 0.4, 19947.708949365595, 20049.04330464788),
    (20001, 0.4, 19949.70641584537, 20051.045838167338),
    (100000.0, 0.8413447460685429, 100447.2121050835, 99552.7878955091),
  ]

  @Test(arguments: chiSquared)
  func `of chi-squared equal SciPy's`(k: Double, p: Double, lower: Double, upper: Double) {
    expectClose(chiSquaredQuantile(p, degreesOfFreedom: k), lower, 2e-12, "lower, \(k)")
    expectClose(chiSquaredQuantile(upperTail: p, degreesOfFreedom: k), upper, 2e-12, "upper, \(k)")
  }

  /// Of SciPy 1.17: `beta.ppf(p, a, b)`.
  static let beta: [(a: Double, b: Double, p: Double, x: Double)] = [
    (1, 1, 0.3, 0.3),
    (0.5, 0.5, 0.1, 0.024471741852423214),
    (2.5, 7, 1e-08, 0.00013213463174386938),
    (3, 6, 0.9, 0.5382153965176784),
    (20, 980, 0.025, 0.012270580660322753),
    (0.1, 12, 0.5, 5.135866269920249e-05),
    (4000, 60000, 0.3, 0.061994950549369036),
    (1000000.0, 1000000.0, 0.15865525393145707, 0.4996464466094067),
  ]

  @Test(arguments: beta)
  func `of beta equal SciPy's`(a: Double, b: Double, p: Double, x: Double) {
    expectClose(betaQuantile(p, a, b), x, 2e-12, "\(a), \(b)")
    expectClose(betaCDF(x, a, b), p, 1e-9, "CDF of \(a), \(b)")
  }

  @Test(arguments: [0.3, 1, 2, 17, 4e3, 3e4, 1e7])
  func `are where the probability is, in both tails`(k: Double) {
    for tail in [1e-100, 1e-7, 0.16, 0.49] {
      let high = chiSquaredQuantile(upperTail: tail, degreesOfFreedom: k)
      let low = chiSquaredQuantile(tail, degreesOfFreedom: k)
      #expect(low < high)
      expectClose(
        chiSquaredSurvival(high, degreesOfFreedom: k), tail, 2e-9, "above, \(k), \(tail)")
      if low > 1e-250 {
        expectClose(chiSquaredCDF(low, degreesOfFreedom: k), tail, 2e-9, "below, \(k), \(tail)")
      }
    }
  }

  @Test func `of many degrees of freedom come to those of the normal distribution`() {
    // Cornish-Fisher: k + z √(2k) + ⅔(z² − 1) + (z³ − 7z)/(9√(2k)) + …, Abramowitz and Stegun 26.4.16.
    let (k, z) = (2e12, 1.0)
    let expected = k + z * (2 * k).squareRoot() - 6 / (9 * (2 * k).squareRoot())
    expectClose(
      chiSquaredQuantile(upperTail: normalSurvival(z), degreesOfFreedom: k), expected, 1e-15,
      "upper")
  }

  @Test func `tails of beta mirror each other, and small parameters have closed forms`() {
    for x in [1e-9, 0.2, 0.5, 0.93] {
      expectClose(betaCDF(x, 2.5, 0.7) + betaCDF(1 - x, 0.7, 2.5), 1, 1e-14, "mirror at \(x)")
      expectClose(betaCDF(x, 3, 1), x * x * x, 1e-13, "cube at \(x)")
      expectClose(betaCDF(x, 1, 2), x * (2 - x), 1e-13, "1, 2 at \(x)")
    }
  }

  @Test func `ends and what is outside`() {
    #expect(chiSquaredQuantile(0, degreesOfFreedom: 3) == 0)
    #expect(chiSquaredQuantile(1, degreesOfFreedom: 3) == .infinity)
    #expect(chiSquaredQuantile(upperTail: 1, degreesOfFreedom: 3) == 0)
    #expect(chiSquaredQuantile(upperTail: 0, degreesOfFreedom: 3) == .infinity)
    #expect(chiSquaredQuantile(0.5, degreesOfFreedom: 0).isNaN)
    #expect(chiSquaredQuantile(-0.1, degreesOfFreedom: 1).isNaN)
    #expect(betaQuantile(0, 2, 3) == 0 && betaQuantile(1, 2, 3) == 1)
    #expect(betaQuantile(1.1, 2, 3).isNaN && betaQuantile(0.5, 0, 3).isNaN)
    #expect(betaCDF(-1, 2, 3) == 0 && betaCDF(2, 2, 3) == 1 && betaCDF(.nan, 2, 3).isNaN)
  }
}
