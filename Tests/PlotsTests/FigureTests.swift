import Foundation
import TestSupport
import Testing

@testable import Plots

@Suite("Figures")
struct FigureTests {
  private func figure(_ marks: [any Mark], x: PlotAxis = .linear("x"), y: PlotAxis = .linear("y"))
    -> Figure
  {
    Figure("t") { Panel(x: x, y: y) { marks } }
  }

  @Test(arguments: Gallery.all.map(\.0))
  func `every kind is XML, the same each time, and has no number that is none`(_ name: String)
    throws
  {
    let figure = try #require(Gallery.all.first { $0.0 == name }?.1)
    let text = figure.svg.text
    #expect(text == figure.svg.text)
    #expect(!text.contains("nan") && !text.contains("inf\""))
    let parsed = try ParsedSVG(text)
    #expect(parsed.elements[0].name == "svg" && parsed.elements[1].name == "title")
    // Every class of colour has its rules, for light pages and dark ones.
    let style = try #require(parsed.elements.first { $0.name == "style" }).text
    for name in parsed.elements.flatMap({ ($0.attributes["class"] ?? "").split(separator: " ") })
    where name != "apus" {
      #expect(style.components(separatedBy: ".\(name){").count == 3, "\(name)")
    }
    if let folder = ProcessInfo.processInfo.environment["APUS_FIGURES"] {
      try figure.svg.write(to: URL(filePath: folder).appending(path: "\(name).svg"))
    }
  }

  @Test func `names with markup stay names`() throws {
    let name = "</text><script>alert(1)</script> & \"q\" \u{1}"
    let shown = Figure(name, description: name) {
      Panel(name, x: .linear(name), y: .categorical([name])) { Line([0], [0], name: name) }
    }
    let parsed = try ParsedSVG(shown.svg.text)
    #expect(parsed.count("script") == 0)
    #expect(parsed.texts.count { $0.contains("<script>alert(1)</script> & \"q\" \u{FFFD}") } == 5)
  }

  @Test func `aligned figures have the axes that the largest of them needs`() throws {
    let legend = (0..<6).map { "a name that takes room \($0)" }
    func figure(upTo top: Double, _ names: [String]) -> Figure {
      Figure {
        Panel(x: .linear(in: 0...1), y: .linear("y")) {
          Bars(at: [0.5], to: [top], width: 1)
          names.map { Line([0, 1], [0, top], name: $0) }
        }
        Panel(x: .linear(), y: .categorical(["a"])) { Line([0, 1], [0, 0]) }
      }
    }
    let figures = Figure.aligned([figure(upTo: 3, []), figure(upTo: 7, legend)])
    let ranges = figures.map { $0.panels.map(\.y.range) }
    let first = try #require(ranges[0][0])
    #expect(ranges[1][0] == first && first.upperBound > 7 && first.lowerBound <= 0)
    #expect(ranges.allSatisfy { $0[1] == nil })
    // The legend stands above the bar.
    #expect(first.upperBound > 8)
    #expect(Figure.aligned([]).isEmpty)
  }

  @Test func `a gap is where a number is missing`() throws {
    let whole = try ParsedSVG(figure([Line([0, 1, 2, 3, 4], [1, 2, 3, 2, 1])]).svg.text).paths[0]
    let broken = try ParsedSVG(figure([Line([0, 1, 2, 3, 4], [1, 2, .nan, 2, 1])]).svg.text)
    #expect(whole.count { $0 == "M" } == 1)
    #expect(broken.paths.count { $0.contains("L") } >= 2)
  }

  @Test func `a logarithmic axis leaves out what has no logarithm`() throws {
    let points = Points([1, 2, 3], [10, 0, -1])
    let parsed = try ParsedSVG(figure([points], y: .logarithmic("y")).svg.text)
    #expect(parsed.paths.filter { $0.hasSuffix("h0") }.map { $0.count { $0 == "M" } } == [1])
  }

  @Test func `nothing at all still makes a figure`() throws {
    for marks: [any Mark] in [
      [], [Line([], [])], [Steps(edges: [0], values: [])], [Points([.nan], [.infinity])],
      [Stack(edges: [0, 1], [])], [HeatMap(xEdges: [], yEdges: [], values: [])],
      [HeatMap(matrix: [])], [HeatMap(matrix: [[.nan]], range: nil)], [Bars(at: [], to: [])],
      [Band([], lower: [], upper: [])], [Line([1], [1])], [Steps(edges: [1, 1], values: [2])],
      [Line([-1e308, 1e308], [-.greatestFiniteMagnitude, .greatestFiniteMagnitude])],
    ] {
      for y in [PlotAxis.linear(), .logarithmic(), .categorical([])] {
        let parsed = try ParsedSVG(figure(marks, y: y).svg.text)
        #expect(parsed.count("rect") >= 2)
      }
    }
    #expect(try ParsedSVG(Figure {}.svg.text).count("rect") == 1)
  }

  @Test func `many points make no large file`() throws {
    let x = (0..<100_000).map { Double($0) }
    let y = x.map { sin($0 / 5000) + 0.1 * sin($0 * 12.9898) }
    #expect(figure([Line(x, y)]).svg.text.utf8.count < 100_000)
    #expect(figure([Points(x, y)]).svg.text.utf8.count < 1_500_000)
    let edges = (0...500).map(Double.init)
    let cells = (0..<250_000).map { sin(Double($0 % 500) / 50) }
    #expect(
      figure([HeatMap(xEdges: edges, yEdges: edges, values: cells)]).svg.text.utf8.count < 500_000)
  }

  @Test func `thinning keeps the highest and the lowest point`() throws {
    var y = [Double](repeating: 0, count: 10_001)
    (y[5003], y[7001]) = (1, -1)
    let x = y.indices.map(Double.init)
    let path = try ParsedSVG(figure([Line(x, y)], y: .linear(in: -1...1)).svg.text).paths[0]
    let heights = ParsedSVG.points(of: path).map(\.y)
    let frame = try #require(
      try ParsedSVG(figure([Line(x, y)], y: .linear(in: -1...1)).svg.text)
        .elements.last { $0.name == "rect" })
    #expect(heights.min() == 0 && abs(heights.max()! - Double(frame.attributes["height"]!)!) < 0.1)
  }

  @Test func `panels of a column share an axis, labelled once`() throws {
    let parsed = try ParsedSVG(Gallery.spectrum.svg.text)
    #expect(parsed.texts.count { $0 == "90" } == 1)
    #expect(parsed.texts.contains("mμμ [GeV]"))
  }

  @Test func `a builder takes conditions, loops and lists`() {
    let isShown = false
    let panel = Panel(x: .linear(), y: .linear()) {
      if isShown { Line([0], [0]) } else { Points([0], [0]) }
      if isShown { Line([0], [0]) }
      for value in 0..<3 { ReferenceLine(y: Double(value)) }
      [Line([1], [1]), Line([2], [2])]
    }
    #expect(panel.marks.count == 6)
  }

  @Test func `a file appears whole or not at all`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "plots-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "a/b.svg")
    try Gallery.limits.svg.write(to: file)
    #expect(try String(contentsOf: file, encoding: .utf8) == Gallery.limits.svg.text)
    #expect(throws: PlotsError.self) {
      try Gallery.limits.svg.write(to: file.appending(path: "c.svg"))
    }
  }
}
