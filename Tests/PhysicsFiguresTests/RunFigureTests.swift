import Plots
import TestSupport
import Testing

@testable import PhysicsFigures

@Suite("Figures of runs")
struct RunFigureTests {
  @Test
  func `forty runs look different from each other, twelve have colours and forms of their own`() {
    #expect(Set((0..<40).map(RunLook.init)).count == 40)
    #expect(Set((0..<10).map { RunLook($0).colour }).count == 10)
    #expect((0..<10).allSatisfy { RunLook($0).dash == .solid && RunLook($0 + 10).dash == .dashed })
    #expect(RunLook(3).marker != RunLook(4).marker)
  }

  @Test func `numbers of runs are where their axis says, in rows from the top`() throws {
    let figure = RunValuesFigure(
      "Runs", label: "x",
      [
        .init("first", RunLook(0), before: [1], after: [4], errorsAfter: [0.5]),
        .init("second", RunLook(4), before: [2], after: [3]),
      ])
    let svg = try ParsedSVG(figure.figure.svg.text)
    let x = try DrawnScale.horizontal(svg)
    // Discs in the colours of both runs: blue is the palette's first, brown its sixth.
    let discs = try ["s-c0", "s-c5"].map { name in
      let path = try #require(svg.paths(ofClass: name).last { $0.hasSuffix("h0") })
      return try #require(ParsedSVG.points(of: path).first)
    }
    #expect(abs(x.value(discs[0].x) - 4) < 0.01 && abs(x.value(discs[1].x) - 3) < 0.01)
    #expect(discs[0].y < discs[1].y)
    let bar = try #require(
      svg.paths(ofClass: "s-c0").map(ParsedSVG.points).first {
        $0.count == 2 && $0[0].y == $0[1].y && $0[0].y == discs[0].y
      })
    #expect(bar.map { x.value($0.x) }.sorted().elementsEqual([3.5, 4.5]) { abs($0 - $1) < 0.01 })
    #expect(figure.description.contains("first: 1 before training, 4 after it."))
  }

  @Test func `templates of runs are drawn in the colours of their runs`() throws {
    let svg = try ParsedSVG(Gallery.runTemplates.figure.svg.text)
    let y = try DrawnScale.vertical(svg)
    for (index, name) in ["s-c0", "s-c1", "s-c4"].enumerated() {
      let outline = ParsedSVG.points(of: try #require(svg.paths(ofClass: name).first))
      let highest = try #require(outline.map { y.value($0.y) }.max())
      let expected = Gallery.runTemplates.curves[index].background.values.max()!
      #expect(abs(highest - expected) < 0.5, "\(name)")
    }
  }

  @Test func `of a cut the side that is not kept is shaded`() throws {
    for (side, ends) in [(CutFigure.Side.above, [0.0, 6]), (.below, [6, 10])] {
      let cut = CutFigure(
        label: "x", [.init("a", edges: [0, 5, 10], values: [1, 2])], before: 3, after: 6,
        keeping: side)
      let svg = try ParsedSVG(cut.figure.svg.text)
      let x = try DrawnScale.horizontal(svg)
      let band = ParsedSVG.points(of: try #require(svg.paths(ofClass: "f-m").first))
      let shaded = [band.map(\.x).min()!, band.map(\.x).max()!].map(x.value)
      #expect(shaded.elementsEqual(ends) { abs($0 - $1) < 0.05 }, "\(side): \(shaded)")
      #expect(svg.texts.contains("cut away"))
    }
  }

  @Test func `a process has the colour that it has in a stack`() throws {
    let edges = [0.0, 1, 2]
    let response = ResponseFigure(
      "Response",
      [
        .init(
          "",
          [
            .init("signal", edges: edges, values: [1, 3], isSignal: true),
            .init("background", edges: edges, values: [3, 1]),
          ])
      ])
    let svg = try ParsedSVG(response.figure.svg.text)
    #expect(!svg.paths(ofClass: "f-c2").isEmpty, "the signal is red")
    #expect(!svg.paths(ofClass: "f-c0").isEmpty, "the first background is blue")
    #expect(svg.paths(ofClass: "f-c1").isEmpty)
  }
}
