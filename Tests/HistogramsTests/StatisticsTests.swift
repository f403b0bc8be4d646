import Foundation
import Histograms
import Testing

@Suite("Statistics of histograms")
struct StatisticsTests {
  @Test func `mean and spread are those of the centres`() throws {
    let histogram = try Histogram(
      axis: Axis(edges: [0, 2, 4, 10], name: "x"), values: [1, 2, 1], variances: [1, 2, 1],
      overflow: BinContent(value: 100, variance: 100))
    // Centres 1, 3 and 7.
    #expect(try histogram.mean() == 3.5)
    #expect(try histogram.variance("x") == (6.25 + 2 * 0.25 + 12.25) / 4)
    #expect(try histogram.standardDeviation() == 4.75.squareRoot())
    #expect(try Histogram(axis: histogram.axis).mean() == nil)
  }

  @Test func `whole numbers are their own centres, other axes are summed over`() throws {
    let histogram = try Histogram(
      axes: [.integer(0...3, name: "jets"), .category(["ee"], name: "channel")]
    ).filled(with: [1, 2, 3, 9], ["ee", "mm", "mm", "ee"])
    #expect(try histogram.mean("jets") == 2)
    #expect(
      errorText { try histogram.mean("channel") }
        == "axis 'channel' is one of categories, which cannot be averaged")
  }

  @Test func `quantiles go linearly through bins`() throws {
    let histogram = try Histogram(
      axis: Axis(edges: [0, 2, 4, 5, 9]), values: [2, 0, 1, 1], variances: [2, 0, 1, 1])
    #expect(try histogram.quantile(0.25) == 1)
    #expect(try histogram.quantile(0.5) == 2)
    #expect(try histogram.quantile(0.625) == 4.5)
    #expect(try histogram.quantile(1) == 9)
    #expect(try histogram.quantile(0) == 0)
    let late = try Histogram(axis: histogram.axis, values: [0, 0, 1, 0], variances: [0, 0, 1, 0])
    #expect(try late.quantile(0) == 4 && late.quantile(1) == 5)
    #expect(try histogram.scaled(by: -1).quantile(0.5) == nil)
    #expect(try Histogram(axis: histogram.axis).quantile(0.5) == nil)
  }

  @Test func `integrals end at edges and take in flow where infinite`() throws {
    let histogram = try Histogram(
      axis: Axis(edges: [0, 2, 4, 5]), values: [1, 2, 4], variances: [1, 2, 4],
      underflow: BinContent(value: 8, variance: 8), overflow: BinContent(value: 16, variance: 16))
    #expect(try histogram.integral(in: 0...4) == BinContent(value: 3, variance: 3))
    #expect(try histogram.integral(in: 2 ... .infinity) == BinContent(value: 22, variance: 22))
    #expect(try histogram.integral(in: -.infinity ... .infinity) == histogram.totalWithFlow)
  }

  @Test func `a density of several axes integrates to 1`() throws {
    let histogram = try Histogram(
      axes: [Axis(edges: [0, 1, 3]), .regular(2, from: 0, to: 1)], values: [1, 2, 3, 2],
      variances: [1, 2, 3, 2])
    let density = try #require(histogram.density)
    #expect(density == [0.25, 0.5, 0.375, 0.25])
    #expect(zip(density, [0.5, 0.5, 1, 1]).reduce(0) { $0 + $1.0 * $1.1 } == 1)
  }
}
