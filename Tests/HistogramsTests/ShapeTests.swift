import Histograms
import Testing

@Suite("Projections, slices and rebinning")
struct ShapeTests {
  @Test func `many bins are rebinned in one pass over them`() throws {
    let axis = try Axis.regular(1 << 18, from: 0, to: 1)
    let ones = [Double](repeating: 1, count: axis.count)
    let histogram = try Histogram(axis: axis, values: ones, variances: ones)
    let halved = try histogram.rebinned(by: 2)
    #expect(halved.values == [Double](repeating: 2, count: axis.count / 2))
    #expect(try histogram.sliced(to: 0.25...0.75).values.count == axis.count / 2)
  }

  private let histogram: Histogram
  private let events = SampleEvents()

  init() throws { histogram = try sampleHistogram3D() }

  @Test func `a projection is the histogram of its axes alone`() throws {
    let alone = try Histogram(axis: histogram.axes[0]).filled(
      with: events.m, weights: events.weight)
    #expect(try histogram.projected(onto: "m").isClose(to: alone, relative: 1e-12, absolute: 1e-12))
    let swapped = try Histogram(axes: [histogram.axes[2], histogram.axes[0]]).filled(
      with: events.channel, events.m, weights: events.weight)
    #expect(
      try histogram.projected(onto: "channel", "m")
        .isClose(to: swapped, relative: 1e-12, absolute: 1e-12))
    #expect(try histogram.projected(onto: 0, 1, 2) == histogram)
  }

  @Test func `sums survive all of it`() throws {
    let total = histogram.totalWithFlow
    for other in try [
      histogram.projected(onto: "jets"), histogram.rebinned("m", by: 8),
      histogram.rebinned("m", to: [104, 110, 160]), histogram.sliced("m", to: 120...140),
      histogram.sliced("channel", to: ["mm"]),
    ] {
      #expect(abs(other.totalWithFlow.value - total.value) < 1e-10)
      #expect(abs(other.totalWithFlow.variance - total.variance) < 1e-10)
    }
  }

  @Test func `projecting and rebinning commute`() throws {
    let a = try histogram.projected(onto: "m", "channel").rebinned("m", by: 5)
    let b = try histogram.rebinned("m", by: 5).projected(onto: "m", "channel")
    #expect(a.isClose(to: b, relative: 1e-12, absolute: 1e-12))
    #expect(a.axes[0].binning == .regular && a.axes[0].count == 8)
  }

  @Test func `rebinning and slicing equal filling the new axis`() throws {
    let mass = try histogram.projected(onto: "m")
    func filled(_ axis: Axis) throws -> Histogram {
      try Histogram(axis: axis).filled(with: events.m, weights: events.weight)
    }
    let rebinned = try mass.rebinned(to: [104, 110, 160 + 1e-10])
    #expect(
      try rebinned.isClose(
        to: filled(Axis(edges: [104, 110, 160])), relative: 1e-12, absolute: 1e-12))
    let sliced = try mass.sliced(to: 120...140)
    #expect(
      try sliced.isClose(
        to: filled(.regular(10, from: 120, to: 140)), relative: 1e-12, absolute: 1e-12))
    let open = try mass.sliced("m", to: 120 ... .infinity)
    #expect(open.axis.edges.last == 180 && open.overflow == mass.overflow)
  }

  @Test func `without flow bins, what is sliced away is lost`() throws {
    let axis = try Axis(edges: [0, 1, 2, 3], name: "x", flow: [])
    let histogram = try Histogram(axis: axis, values: [1, 2, 4], variances: [1, 2, 4])
    let sliced = try histogram.sliced(to: 1...2)
    #expect(sliced.values == [2] && sliced.totalWithFlow.value == 2 && sliced.axis.flow == [])
  }

  @Test func `whole numbers are sliced from number to number`() throws {
    let jets = try histogram.sliced("jets", to: 1...3)
    #expect(jets.axes[1].edges == [1, 2, 3, 4])
    #expect(try jets["jets", .bin(0)] == histogram["jets", .bin(1)])
    let many = try histogram.integral("jets", in: 4 ... .infinity)
    let expected = zip(events.jets, events.weight).reduce(0) { $0 + ($1.0 >= 4 ? $1.1 : 0) }
    #expect(abs(many.value - expected) < 1e-12)
  }

  @Test func `one category, or some, can be taken`() throws {
    let electrons = try histogram["channel", "ee"]
    let alone = try Histogram(axes: Array(histogram.axes[..<2])).filled(
      with: events.m, events.jets,
      weights: zip(events.channel, events.weight).map { $0 == "ee" ? $1 : 0 })
    #expect(electrons.isClose(to: alone))
    let other = try histogram["channel", .overflow]
    let two = try histogram.sliced("channel", to: ["em", "ee"])
    #expect(two.axes[2].categories == ["em", "ee"])
    #expect(try two["channel", "ee"] == electrons)
    let left = try two["channel", .overflow]
    #expect(
      try left.isClose(to: other + histogram["channel", "mm"], relative: 1e-12, absolute: 1e-12))
    let pdg = try Histogram(axis: .category([13, 11, -11], flow: [])).filled(with: [13, 11, 11])
    #expect(try pdg.sliced(to: ["11"]).axis.binning == .integerCategory([11]))
  }

  @Test func `axes can be named anew`() throws {
    let named = try histogram.namingAxes("mass", "n", "lepton")
    #expect(named.axes.map(\.name) == ["mass", "n", "lepton"] && named.isClose(to: histogram))
    #expect(named.axes[0].unit == "GeV")
    #expect(
      errorText { try histogram.namingAxes("mass") }
        == "the axes of histogram 'masses': 1 names are given for 3")
    #expect(errorText { try histogram.namingAxes("a", "b", "a") }.contains("same name"))
  }

  @Test func `errors say what there is`() throws {
    let mass = try histogram.projected(onto: "m")
    for (text, body) in [
      (
        "histogram 'masses' has no axis 'jest'; did you mean 'jets'?"
          + "\nIts axes are: m, jets, channel", { try histogram.projected(onto: "jest") }
      ),
      (
        "histogram 'masses' has no axis 3; it has 3, counted from 0: m, jets, channel",
        { try histogram.projected(onto: 3) }
      ),
      (
        "histogram 'masses' has 3 axes; which one is meant? They are: m, jets, channel",
        { try histogram.rebinned(by: 2) }
      ),
      (
        "the axes of histogram 'masses': the projection names an axis twice",
        { try histogram.projected(onto: "m", 0) }
      ),
      (
        "axis 'm': 121.0 is no edge of it; near it are 120.0 and 122.0",
        { try mass.sliced(to: 121...140) }
      ),
      (
        "axis 'm': 500.0 is no edge of it; near it are 178.0 and 180.0",
        { try mass.integral(in: 120...500) }
      ),
      ("axis 'm': no bin is between 120.0 and 120.0", { try mass.sliced(to: 120...120) }),
      (
        "axis 'jets': 1.5 is no edge of it; near it are 1.0 and 2.0",
        { try histogram.sliced("jets", to: 1.5...3) }
      ),
      (
        "axis 'm': 7 bins cannot be made one of each, as there are 40; slice it first, or give the"
          + " new edges", { try mass.rebinned(by: 7) }
      ),
      (
        "axis 'channel' is one of categories, which cannot be rebinned",
        { try histogram.rebinned("channel", by: 3) }
      ),
      (
        "axis 'channel' has no category 'e'; did you mean 'ee' or 'em'?"
          + "\nThe categories are: ee, mm, em", { try histogram["channel", "e"] }
      ),
      ("axis 'jets' has no bin for underflow", { try histogram["jets", .underflow] }),
    ] as [(String, () throws -> Any)] {
      #expect(errorText(body) == text)
    }
    #expect(errorText { try mass["m", .bin(0)] }.contains("axis 'm' is the only one"))
  }
}
