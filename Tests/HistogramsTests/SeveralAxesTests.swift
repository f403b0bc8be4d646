import Histograms
import Testing

@Suite("Histograms on several axes")
struct SeveralAxesTests {
  @Test func `filling equals a plain loop over events and bins`() throws {
    let (events, axes) = (SampleEvents(), try sampleAxes())
    let histogram = try Histogram(axes: axes).filled(
      with: events.m, events.jets, events.channel, events.pdg, events.isolated,
      weights: events.weight)
    var expected: [[BinPosition]: BinContent] = [:]
    for event in events.m.indices {
      let positions = [
        axes[0].position(of: events.m[event])!,
        events.jets[event] > 4 ? .overflow : .bin(events.jets[event]),
        axes[2].position(of: events.channel[event]),
        axes[3].position(of: "\(events.pdg[event])"), .bin(events.isolated[event] ? 1 : 0),
      ]
      guard positions[3] != .overflow else { continue }
      let weight = events.weight[event]
      expected[positions, default: BinContent()] =
        expected[positions, default: BinContent()]
        + BinContent(value: weight, variance: weight * weight)
    }
    #expect(expected.count > 300)
    for (positions, content) in expected { #expect(histogram.content(at: positions) == content) }
    let filled = histogram.contents.count { $0 != BinContent() }
    #expect(filled == expected.count)
  }

  @Test func `a content is found by values, names and truth`() throws {
    let histogram = try Histogram(axes: Array(sampleAxes()[..<3])).filled(
      with: [125.0, 125, 99], [2, 2, 9], ["ee", "ee", "ττ"], weights: [1, 2, 4])
    #expect(try histogram.content(of: 125.5, 2, "ee") == BinContent(value: 3, variance: 5))
    #expect(try histogram.content(of: 0.0, 100, "other") == BinContent(value: 4, variance: 16))
    #expect(histogram[.underflow, .overflow, .overflow].value == 4)
    #expect(histogram[.bin(12), .bin(2), .bin(0)].value == 3)
    #expect(histogram.values.count == 40 * 5 * 3 && histogram.values[12 * 15 + 2 * 3] == 3)
  }

  @Test func `what falls where there is no flow bin is lost`() throws {
    let axis = try Axis(edges: [0, 1], flow: .underflow)
    let histogram = try Histogram(axis: axis).filled(with: [-1, 0.5, 1, 7])
    #expect(histogram.contents.map(\.value) == [1, 1])
    #expect(histogram.overflow == BinContent() && histogram[.overflow].value == 0)
  }

  @Test func `a failed fill changes nothing`() throws {
    var histogram = try sampleHistogram3D()
    let before = histogram
    for (text, body) in [
      (
        "histogram 'masses' is given 2 observables for 3 axes",
        { try histogram.fill([1.0], [2]) }
      ),
      (
        "histogram 'masses': axis 'jets' is given 1 values for 2 events",
        { try histogram.fill([1.0, 2], [2], ["ee", "mm"]) }
      ),
      ("axis 'channel' is given numbers; expected names", { try histogram.fill([1.0], [2], [3]) }),
      ("axis 'm' is given names; expected numbers", { try histogram.fill(["1"], [2], ["ee"]) }),
      (
        "histogram 'masses': the observable of event 1 is NaN, which belongs in no bin;"
          + " leave such events out first",
        { try histogram.fill([1, 2], [2, .nan], ["ee", "mm"]) }
      ),
      (
        "histogram 'masses': the weight of event 1 is inf;"
          + " it and the sums of weights must be finite",
        { try histogram.fill([1.0, 2], [2, 1], ["ee", "mm"], weights: [1, .infinity]) }
      ),
      (
        "histogram 'masses': the weight of event 1 is 1e+200;"
          + " it and the sums of weights must be finite",
        { try histogram.fill([1.0, 2], [2, 1], ["ee", "mm"], weights: [1, 1e200]) }
      ),
    ] as [(String, () throws -> Void)] {
      #expect(errorText(body) == text)
    }
    #expect(histogram == before)
  }

  @Test func `axes that make no histogram`() throws {
    let axis = try Axis(edges: [0, 1], name: "x")
    #expect(
      errorText { try Histogram(axes: [], name: "h") }
        == "the axes of histogram 'h': there are none; one is needed")
    #expect(
      errorText { try Histogram(axes: [axis, axis]) }
        == "the axes of histogram: two have the same name among 'x', 'x'")
    let large = try Axis.regular(1_000_000, from: 0, to: 1)
    #expect(
      errorText { try Histogram(axes: [large, large, large, large]) }.contains(
        "bins are more than 16777216"))
    let many = try (0..<33).map { try Axis(edges: [0, 1], name: "x\($0)", flow: []) }
    #expect(
      errorText { try Histogram(axes: many) }
        == "the axes of histogram: 33 axes are more than 32")
    #expect(
      errorText { try Histogram(axes: [axis], contents: [BinContent()]) }
        == "histogram is given 1 contents for 3 bins")
    let closed = try Axis(edges: [0, 1], name: "x", flow: [])
    #expect(
      errorText {
        try Histogram(axis: closed, values: [1], variances: [1], overflow: BinContent(value: 1))
      } == "axis 'x' has no bin for overflow")
    let two = try Histogram(
      axes: [axis, .category(["a", "b"])], values: [1, 2], variances: [1, 2])
    #expect(two.values == [1, 2] && two.totalWithFlow.value == 3)
    #expect(
      errorText {
        try Histogram(axes: two.axes, values: [1, .nan], variances: [1, 2])
      } == "histogram: the value of bin 0 × bin 1 is nan; expected a finite number")
  }

  @Test func `the axis of several is a programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = try sampleHistogram3D().axis }
  }

  @Test func `drawings have a line for each combination`() throws {
    let histogram = try Histogram(
      axes: [.integer(0...1, name: "jets"), .category(["ee", "mm"], name: "channel")]
    ).filled(with: [0, 0, 1, 1], ["ee", "ee", "mm", "tt"])
    #expect(
      histogram.drawing(width: 4) == """
        jets × channel
              0 × ee  2 ± 1.414 │████
              0 × mm      0 ± 0 │
              1 × ee      0 ± 0 │
              1 × mm      1 ± 1 │██
        1 × overflow      1 ± 1 │██
        """)
  }

  @Test func `differences name the place on every axis`() throws {
    let a = try Histogram(axes: [.integer(0...1), .category(["ee", "mm"])])
    let b = try a.filled(with: [1], ["tt"])
    #expect(
      a.firstDifference(from: b)?.description
        == "bin(1) × overflow: 0.0 (variance 0.0) against 1.0 (variance 1.0)")
    #expect(a.firstDifference(from: try a.projected(onto: 1)) == .axisCount(2, 1))
    let c = try Histogram(axes: [.integer(0...1), .category(["ee", "em"])])
    #expect(a.firstDifference(from: c) == .categories(["ee", "mm"], ["ee", "em"]))
    let closed = try Histogram(axes: [.integer(0...1, flow: []), .category(["ee", "mm"])])
    #expect(closed.isClose(to: a))
    #expect(try !closed.isClose(to: a.filled(with: [7], ["ee"])))
  }
}
