import Histograms
import TestSupport
import Testing

@Suite("Confidence intervals of bins")
struct IntervalTests {
  /// Of SciPy 1.17: `chi2.ppf(t, 2 n)/2` and `chi2.isf(t, 2 n + 2)/2` with t = (1 − coverage)/2.
  static let poisson: [(count: Double, coverage: Double, low: Double, high: Double)] = [
    (0, 0.682689492137086, 0.0, 1.8410216450092636),
    (0, 0.95, 0.0, 3.6888794541139354),
    (1, 0.682689492137086, 0.1727537790234499, 3.299526559115855),
    (3, 0.9, 0.8176914471639533, 7.753656527932727),
    (7, 0.682689492137086, 4.418529543933735, 10.770280720434087),
    (10, 0.99, 3.716922131467116, 21.397827499654273),
    (100, 0.682689492137086, 90.0167451771134, 111.03336094114967),
    (2.5, 0.95, 0.4156058067433315, 8.006382137314663),
    (0.1, 0.682689492137086, 6.136932225969494e-09, 1.9966256126504303),
    (10000.0, 0.682689492137086, 9900.001667411743, 10101.00333402803),
    (1000000.0, 0.95, 998040.9833402939, 1001961.9119454322),
    (5, 0.9999994, 0.13207022597353543, 26.886461524211487),
  ]

  @Test(arguments: poisson)
  func `Garwood's equal SciPy's quantiles`(
    count: Double, coverage: Double, low: Double, high: Double
  ) {
    let interval = poissonInterval(count: count, coverage: coverage)
    #expect(deviation(of: [interval.lowerBound], from: [low], scale: low) < 1e-11)
    #expect(deviation(of: [interval.upperBound], from: [high], scale: high) < 1e-11)
  }

  /// Of SciPy 1.17: `beta.ppf(t, k, n − k + 1)` and `beta.isf(t, k + 1, n − k)`.
  static let binomial:
    [(passed: Double, total: Double, coverage: Double, low: Double, high: Double)] =
      [
        (0, 10, 0.682689492137086, 0.0, 0.16814918613797641),
        (10, 10, 0.682689492137086, 0.8318508138620235, 1.0),
        (3, 8, 0.682689492137086, 0.1789243858490677, 0.6099464876357674),
        (1, 2, 0.95, 0.01257911709342506, 0.9874208829065749),
        (1, 1000, 0.9, 5.12919789090178e-05, 0.004734993575499778),
        (999, 1000, 0.9, 0.9952650064245002, 0.999948708021091),
        (450, 1000, 0.682689492137086, 0.43382774146378, 0.46627537310386996),
        (12345, 100000, 0.95, 0.12141710670798131, 0.12550476084867196),
        (2.5, 7.25, 0.682689492137086, 0.14719498846422308, 0.5961163913534337),
        (500000.0, 1000000.0, 0.682689492137086, 0.4994995002505001, 0.5005004997495),
        (1, 3, 0.9999994, 1.0000001000287724e-07, 0.9996837388918582),
      ]

  @Test(arguments: binomial)
  func `those of Clopper and Pearson equal SciPy's quantiles`(
    passed: Double, total: Double, coverage: Double, low: Double, high: Double
  ) {
    let interval = binomialInterval(passed: passed, total: total, coverage: coverage)
    #expect(deviation(of: [interval.lowerBound], from: [low], scale: low) < 1e-11)
    #expect(deviation(of: [interval.upperBound], from: [high], scale: high) < 1e-11)
  }

  @Test func `counts have exact intervals, weighted bins scaled ones`() throws {
    let axis = try Axis(edges: [0, 1, 2, 3, 4])
    let counts = try Histogram(axis: axis, values: [0, 1, 7, 100], variances: [0, 1, 7, 100])
    #expect(
      counts.garwood(coverage: 0.9)
        == [0, 1, 7, 100].map { poissonInterval(count: $0, coverage: 0.9) })
    let weighted = try #require(counts.scaled(by: 0.5).garwood()[2])
    let seven = poissonInterval(count: 7)
    #expect(
      deviation(
        of: [weighted.lowerBound, weighted.upperBound],
        from: [seven.lowerBound / 2, seven.upperBound / 2]) < 1e-14)
    // An empty bin among weights of 0.5 on average.
    let empty = try #require(counts.scaled(by: 0.5).garwood()[0])
    #expect(empty == 0...(0.5 * poissonInterval(count: 0).upperBound))
    #expect(Histogram(axis: axis).garwood()[0] == poissonInterval(count: 0))
    #expect(counts.scaled(by: -1).garwood()[3] == nil)
  }

  @Test func `efficiencies are those of counts, or of effective counts`() throws {
    let axis = try Axis(edges: [0, 1, 2, 3, 4])
    let all = try Histogram(axis: axis, values: [0, 10, 8, 6], variances: [0, 10, 8, 6])
    let passed = try Histogram(axis: axis, values: [0, 0, 3, 6], variances: [0, 0, 3, 6])
    let found = try passed.efficiency(outOf: all)
    #expect(found[0] == nil)
    #expect(found[1]?.value == 0 && found[1]?.interval == binomialInterval(passed: 0, total: 10))
    #expect(found[2]?.value == 0.375 && found[2]?.interval == binomialInterval(passed: 3, total: 8))
    #expect(found[3]?.interval.upperBound == 1)
    let scaled = try (0.1 * passed).efficiency(outOf: 0.1 * all)
    for (a, b) in zip(scaled, found) where b != nil {
      #expect(deviation(of: [a!.interval.lowerBound], from: [b!.interval.lowerBound]) < 1e-13)
    }
    #expect(
      errorText { try all.efficiency(outOf: passed) }
        == "bin 1: 10.0 passed out of 0.0, which is no efficiency")
  }
}
