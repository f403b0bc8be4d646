import Histograms
import Testing

@Suite("Histogram")
struct HistogramTests {
  @Test func `filling sums weights and their squares, flow included`() throws {
    let histogram = try sampleHistogram()
    #expect(histogram.values == [1.1, -1, 0.5])
    #expect(histogram.variances == [1 + 0.1 * 0.1, 13, 0.25])
    #expect(histogram.underflow == BinContent(value: 0.25, variance: 0.0625))
    #expect(histogram.overflow == BinContent(value: 4.3, variance: 16 + 0.3 * 0.3))
  }

  @Test func `without weights each event counts one`() throws {
    let histogram = try Histogram(axis: Axis(edges: [0, 1, 2])).filled(with: [0, 1, 1.5, 2])
    #expect(histogram.values == [1, 2])
    #expect(histogram.variances == [1, 2])
    #expect(histogram[.overflow] == BinContent(value: 1, variance: 1))
    #expect(histogram[.bin(1)].uncertainty == 2.0.squareRoot())
  }

  @Test func `filling in two goes is filling in one`() throws {
    let axis = try Axis.regular(5, from: 0, to: 1)
    let values = (0..<100).map { Double($0) / 80 - 0.1 }
    let once = try Histogram(axis: axis).filled(with: values)
    let twice = try Histogram(axis: axis).filled(with: Array(values[..<40]))
      .filled(with: Array(values[40...]))
    #expect(once == twice)
    #expect(once.totalWithFlow.value == 100)
  }

  @Test func `a failed fill changes nothing`() throws {
    var histogram = try sampleHistogram()
    #expect(
      errorText { try histogram.fill([0.5, .nan]) }
        == "histogram 'tau_up': the observable of event 1 is NaN, which belongs in no bin;"
        + " leave such events out first")
    #expect(
      errorText { try histogram.fill([0.5, 0.5], weights: [1, .infinity]) }
        == "histogram 'tau_up': the weight of event 1 is inf;"
        + " it and the sums of weights must be finite")
    #expect(
      errorText { try histogram.fill([0.5], weights: []) }
        == "histogram 'tau_up' is given 0 weights for 1 events")
    #expect(try histogram == sampleHistogram())
  }

  @Test func `sums add values and variances, scaling squares for variances`() throws {
    let histogram = try sampleHistogram()
    let sum = try histogram + histogram.scaled(by: -2)
    #expect(try sum.isClose(to: histogram.withVariances(times: 5).scaled(by: -1), relative: 1e-15))
    var scaled = histogram
    scaled.scale(by: 2)
    #expect(scaled == histogram.scaled(by: 2))
    #expect(scaled.overflow == BinContent(value: 8.6, variance: 4 * (16 + 0.3 * 0.3)))
  }

  @Test func `totals and effective entries`() throws {
    let histogram = try Histogram(
      axis: Axis(edges: [0, 1, 3]), values: [2, 6], variances: [2, 6],
      underflow: BinContent(value: 1, variance: 1))
    #expect(histogram.total == BinContent(value: 8, variance: 8))
    #expect(histogram.totalWithFlow == BinContent(value: 9, variance: 9))
    #expect(histogram.effectiveEntries == 8)
    #expect(histogram.scaled(by: 0.1).effectiveEntries.rounded() == 8)
    #expect(try Histogram(axis: Axis(edges: [0, 1])).effectiveEntries == 0)
  }

  @Test func `the density integrates to 1`() throws {
    let histogram = try Histogram(
      axis: Axis(edges: [0, 1, 3]), values: [2, 6], variances: [2, 6])
    #expect(histogram.density == [0.25, 0.375])
    #expect(try Histogram(axis: Axis(edges: [0, 1])).density == nil)
  }

  @Test func `the first difference is found within tolerances`() throws {
    let histogram = try sampleHistogram()
    let other = histogram.scaled(by: 1 + 1e-12)
    #expect(histogram.isClose(to: other, relative: 1e-11))
    #expect(!histogram.isClose(to: other))
    #expect(histogram.firstDifference(from: histogram) == nil)
    let moved = try histogram.filled(with: [1.5])
    #expect(
      histogram.firstDifference(from: moved)?.description
        == "bin(1): -1.0 (variance 13.0) against 0.0 (variance 14.0)")
    let axis = try Axis(edges: [0, 1])
    #expect(
      Histogram(axis: axis).firstDifference(from: histogram)?.description
        == "edges [0.0, 1.0] against [0.0, 1.0, 2.5, 10.0]")
  }

  @Test func `errors`() throws {
    let axis = try Axis(edges: [0, 1, 2])
    #expect(
      errorText { try Histogram(axis: axis, values: [1], variances: [1, 1], name: "h") }
        == "histogram 'h' is given 1 values for 2 bins")
    #expect(
      errorText { try Histogram(axis: axis, values: [1, 1], variances: [1, -1]) }
        == "histogram: the variance of bin 1 is -1.0; expected a finite number of at least 0")
    #expect(
      errorText { try Histogram(axis: axis, values: [1, .nan], variances: [1, 1]) }
        == "histogram: the value of bin 1 is nan; expected a finite number")
    #expect(
      errorText { try Histogram(axis: axis) + sampleHistogram() }
        == "histograms with different edges cannot be combined:"
        + " [0.0, 1.0, 2.0] and [0.0, 1.0, 2.5, 10.0]")
  }

  @Test func `a bin outside the axis is a programmer's error`() async {
    await #expect(processExitsWith: .failure) {
      _ = try Histogram(axis: Axis(edges: [0, 1]))[.bin(1)]
    }
  }
}

extension Histogram {
  fileprivate func withVariances(times factor: Double) throws -> Histogram {
    func times(_ content: BinContent) -> BinContent {
      BinContent(value: content.value, variance: content.variance * factor)
    }
    return try Histogram(
      axis: axis, values: values, variances: variances.map { $0 * factor },
      underflow: times(underflow), overflow: times(overflow))
  }
}
