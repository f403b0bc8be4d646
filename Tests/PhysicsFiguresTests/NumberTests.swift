import Testing

@testable import PhysicsFigures

@Suite("Numbers of figures")
struct NumberTests {
  /// Reference values of the formula with 50 digits; background and σ² as given.
  @Test(arguments: [
    (10.0, 100.0, 0.0, 0.9839916447569406), (10, 100, 100, 0.6901960632965302),
    (5, 1, 0.25, 2.7637239405443075), (0.001, 1000, 2500, 1.6903080265119892e-05),
    (3, 0.1, 0.0001, 3.8989351826247707), (1e4, 1e6, 1e8, 0.9917558448538585),
    (1, 10, 1e-12, 0.3111654796007053),
  ])
  func `significance of a bin`(_ s: Double, _ b: Double, _ variance: Double, _ z: Double) {
    let found = binSignificance(signal: s, background: b, uncertainty: variance.squareRoot())
    #expect(abs(found - z) <= 1e-6 * z)
  }

  @Test func `significance where there is none`() {
    #expect(binSignificance(signal: 0, background: 3, uncertainty: 1) == 0)
    #expect(binSignificance(signal: -2, background: 3) == 0)
    #expect(binSignificance(signal: 1, background: 0).isNaN)
    #expect(binSignificance(signal: .nan, background: 1).isNaN)
  }

  /// Garwood's intervals at 68.27 %, as tables of Poisson errors have them.
  @Test(arguments: [(0.0, 0.0, 1.841), (1, 0.173, 3.300), (3, 1.367, 5.918), (10, 6.891, 14.267)])
  func `errors of counts`(_ count: Double, _ low: Double, _ high: Double) throws {
    let interval = try #require(FigureCounts(counts: [count]).intervals[0])
    #expect(abs(interval.lowerBound - low) < 6e-4 && abs(interval.upperBound - high) < 6e-4)
  }

  @Test func `what is no count has no point`() {
    let counts = FigureCounts(counts: [-1, .nan, .infinity, 2.5])
    #expect((0..<4).map { counts.point($0) != nil } == [false, false, false, true])
  }

  @Test func `numbers for people`() {
    #expect(number(-0.012345) == "−0.0123" && number(1234.4) == "1.23e+03")
    #expect(number(1234) == "1234" && number(0) == "0" && number(.nan) == "no number")
    #expect(percentage(0.12345) == "12.3 %")
    #expect(list(["a"]) == "a" && list(["a", "b", "c"]) == "a, b and c")
    #expect(list(["a", "b", "c"], limit: 2) == "a, b and 1 more")
  }

  @Test func `a long name keeps both its ends`() {
    let name = "CMS_" + String(repeating: "x", count: 80) + "_2018"
    let text = shown(name)
    #expect(text.hasPrefix("CMS_x") && text.hasSuffix("_2018") && text.contains("…"))
    #expect(text.count < 40)
    #expect(shown("a_{b}\nc^{d") == "a\\_{b} c\\^{d")
  }

  @Test func `shares above a threshold, in parts of a bin`() {
    let distribution = FigureDistribution("d", edges: [0, 1, 2, 4], values: [1, 2, 1])
    #expect(distribution.share(above: 1.5) == 0.5 && distribution.share(above: -1) == 1)
    #expect(distribution.share(above: 9) == 0)
    #expect(distribution.density == [0.25, 0.5, 0.125])
    let events = FigureDistribution(
      "e", events: [0, 0.5, 1, .nan, 5], weights: [1, 2, 4, 8, 16], in: 0...1, bins: 2)
    #expect(events.values == [1, 6])
  }
}
