import Foundation
import Histograms
import Plots
import TestSupport
import Testing

@testable import PhysicsFigures

@Suite("Stacks")
struct StackTests {
  private let bins = FigureBins(edges: [0, 10, 20, 30], label: "x", unit: "GeV")
  private let lower = FigureSample("lower", [100, 50, 20], variances: [36, 9, 4])
  private let upper = FigureSample("upper", [60, 40, 30], variances: [28, 16, 5])
  private let signal = FigureSample("signal", [3, 9, 40])

  private func near(_ a: Double, _ b: Double, by tolerance: Double) -> Bool {
    abs(a - b) <= tolerance
  }

  @Test func `layers, data and their errors are where the numbers are`() throws {
    let stack = StackFigure(
      bins: bins, backgrounds: [lower, upper], data: FigureCounts(counts: [150, 100, 44]))
    let svg = try ParsedSVG(stack.figure.svg.text)
    let y = try DrawnScale.vertical(svg)
    let x = try DrawnScale.horizontal(svg)
    // A pixel is less than half an event here; paths are rounded to a hundredth of one.
    let layers = svg.paths(ofClass: "f-x3f90da3572ab") + svg.paths(ofClass: "f-xffa90e926515")
    #expect(layers.count == 2)
    for (path, ends) in zip(layers, [[(100.0, 0.0)], [(160, 100), (90, 50), (50, 20)]]) {
      let corners = ParsedSVG.points(of: path)
      for (bin, (high, low)) in ends.enumerated() {
        let heights = corners.filter { (x.value($0.x) - 10 * Double(bin) - 0.01) * 1 >= -0.1 }
          .map { y.value($0.y) }
        #expect(heights.contains { near($0, high, by: 0.05) }, "\(high) of \(heights)")
        #expect(heights.contains { near($0, low, by: 0.05) }, "\(low) of \(heights)")
      }
    }
    let discs = try svg.discs(atLeast: 3)
    for (disc, (place, count)) in zip(discs, [(5.0, 150.0), (15, 100), (25, 44)]) {
      #expect(near(x.value(disc.x), place, by: 0.01) && near(y.value(disc.y), count, by: 0.05))
    }
    // The errors: upright lines from Garwood's lower end to the upper one.
    let errors = try #require(
      svg.paths(ofClass: "s-k").first {
        let ends = ParsedSVG.points(of: $0)
        return ends.count == 6 && zip(ends, discs.flatMap { [$0, $0] }).allSatisfy { $0.x == $1.x }
      }
    ).pipe(ParsedSVG.points)
    for (bin, count) in [150.0, 100, 44].enumerated() {
      let interval = poissonInterval(count: count)
      let ends = [errors[2 * bin], errors[2 * bin + 1]].map { y.value($0.y) }.sorted()
      #expect(near(ends[0], interval.lowerBound, by: 0.05))
      #expect(near(ends[1], interval.upperBound, by: 0.05))
    }
  }

  @Test(arguments: [
    ([100.0, 50, 20, 3], StackFigure.Scale.linear), ([100, 50, 1, 1], .logarithmic),
    ([100, 50, 0, 0], .linear), ([100, 1.9, 0, 0.1], .logarithmic), ([], .linear),
    ([0, 0], .linear), ([100, 50, 40, 1], .linear),
  ])
  func `powers of ten are for bins that would not be seen`(
    _ totals: [Double], _ scale: StackFigure.Scale
  ) {
    #expect(StackFigure.Scale.showing(totals) == scale)
  }

  @Test func `the ratio is data over expectation, and its band the uncertainty`() throws {
    let stack = StackFigure(
      bins: bins, backgrounds: [lower, upper], data: FigureCounts(counts: [150, 100, 44]))
    let svg = try ParsedSVG(stack.figure.svg.text)
    let y = try DrawnScale.vertical(svg, panel: 1)
    let discs = try svg.discs(atLeast: 3, skipping: 1)
    for (disc, ratio) in zip(discs, [150.0 / 160, 100.0 / 90, 44.0 / 50]) {
      #expect(near(y.value(disc.y), ratio, by: 0.001))
    }
  }

  @Test func `a ratio beyond the axis is an arrow, and a bin without expectation has none`() throws
  {
    let empty = FigureSample("b", [10, 0, 20])
    let stack = StackFigure(
      bins: bins, backgrounds: [empty], data: FigureCounts(counts: [90, 3, 20]))
    let svg = try ParsedSVG(stack.figure.svg.text)
    #expect(try svg.discs(atLeast: 3).count == 3)
    #expect(try svg.discs(atLeast: 1, skipping: 2).count == 1)
    #expect(svg.paths(ofClass: "f-c2").count == 1, "the head of one arrow")
  }

  @Test func `without data the lower panel shows each bin's significance`() throws {
    let stack = StackFigure(bins: bins, backgrounds: [lower, upper], signals: [signal])
    let panel = SignificancePanel(StackContent(stack))
    for (bin, z) in panel.significances[0].enumerated() {
      let (s, b) = (signal.values[bin], lower.values[bin] + upper.values[bin])
      let sigma = (lower.variances[bin] + upper.variances[bin]).squareRoot()
      #expect(z == binSignificance(signal: s, background: b, uncertainty: sigma))
    }
    let svg = try ParsedSVG(stack.figure.svg.text)
    let y = try DrawnScale.vertical(svg, panel: 1)
    let outline = ParsedSVG.points(of: try #require(svg.paths(ofClass: "s-c2").last))
    let highest = try #require(outline.map(\.y).min())
    #expect(near(y.value(highest), panel.significances[0][2], by: 0.02))
  }

  @Test func `blinded data are nowhere in the picture nor in words`() throws {
    var stack = StackFigure(
      bins: bins, backgrounds: [lower, upper],
      data: FigureCounts(counts: [150, 1234, 44], overflow: 777), blinded: [1])
    let svg = try ParsedSVG(stack.figure.svg.text)
    #expect(try svg.discs(atLeast: 2).count == 2)
    #expect(!stack.description.contains("1234") && !stack.figure.svg.text.contains("777"))
    #expect(stack.description.contains("194 events of data in 2 bins"))
    stack.blinded = []
    #expect(stack.description.contains("777"))
  }

  @Test func `the smallest of many processes are summed`() throws {
    let samples = (0..<60).map { FigureSample("p\($0)", [Double($0), 1, 0]) }
    let content = StackContent(StackFigure(bins: bins, backgrounds: samples))
    #expect(content.processes.count == 9 && content.processes[0].name == "other (52)")
    #expect(content.processes[0].values == [Double((0..<52).reduce(0, +)), 52, 0])
    #expect(content.processes[1...].map(\.name) == (52..<60).map { "p\($0)" })
    #expect(content.total[0] == Double((0..<60).reduce(0, +)))
  }

  @Test func `a small signal is scaled, and its name says so`() throws {
    let small = FigureSample("signal", [0.3, 0.9, 0.5])
    let stack = StackFigure(bins: bins, backgrounds: [lower, upper], signals: [small])
    #expect(StackContent(stack).signalFactor == 50)
    #expect(try ParsedSVG(stack.figure.svg.text).texts.contains("signal × 50"))
    #expect(
      StackContent(StackFigure(bins: bins, backgrounds: [lower], signals: [signal])).signalFactor
        == 1)
  }

  @Test func `events per width of unequal bins`() throws {
    let bins = FigureBins(edges: [0, 1, 10, 110], label: "x", unit: "GeV")
    let stack = StackFigure(
      bins: bins, backgrounds: [FigureSample("b", [10, 45, 200])],
      data: FigureCounts(counts: [8, 45, 300]), isPerWidth: true)
    let content = StackContent(stack)
    #expect(content.drawn(content.total) == [10, 5, 2])
    let svg = try ParsedSVG(stack.figure.svg.text)
    #expect(svg.texts.contains("events / GeV"))
    let y = try DrawnScale.vertical(svg)
    let discs = try svg.discs(atLeast: 3)
    #expect(near(y.value(discs[2].y), 3, by: 0.02))
  }

  @Test func `histograms give bins, flow and intervals`() throws {
    let axis = try Axis.regular(2, from: 0, to: 2, name: "m_{x}", unit: "GeV")
    let histogram = try Histogram(axis: axis).filled(with: [-1, 0.5, 0.5, 1.5, 7, 8])
    let stack = StackFigure(
      bins: FigureBins(axis), backgrounds: [FigureSample("b", histogram)],
      data: FigureCounts(histogram))
    #expect(stack.data?.intervals == histogram.garwood())
    let svg = try ParsedSVG(stack.figure.svg.text)
    #expect(svg.texts.contains("m_{x} [GeV]"))
    #expect(svg.texts.contains("Not shown: 1 below (data 1), 2 above (data 2)"))
  }
}

extension String {
  fileprivate func pipe<T>(_ function: (String) -> T) -> T { function(self) }
}
