import Testing

@testable import Plots

@Suite("Legends")
struct LegendTests {
  private func layout(_ panel: Panel) -> PanelLayout {
    let panel = panel.coloured
    var layout = PanelLayout(panel, x: panel.extent.x, y: panel.extent.y)
    layout.setLength(SIMD2(400, 300))
    return layout
  }

  @Test(arguments: [(1.0, SIMD2(0.0, 0.0)), (-1.0, SIMD2(1.0, 0.0))])
  func `they stand where nothing is`(_ slope: Double, _ share: SIMD2<Double>) throws {
    let line = Line([0, 1], [0, slope], name: "line")
    let layout = layout(Panel(x: .linear(), y: .linear()) { line })
    let (_, legend, corner) = layout.drawn()
    let box = try #require(legend)
    #expect(corner == share * (layout.size - box.size))
  }

  @Test func `the axis makes room where all is covered`() throws {
    let full = Panel(x: .linear(), y: .linear()) {
      Steps(edges: [0, 1, 2], values: [5, 5], name: "flat", filling: 1)
      Note("note", .topLeft)
    }
    let before = layout(full)
    let after = before.withRoomAbove
    let legend = try #require(after.drawn().legend)
    let top = try #require(after.vertical.position(5))
    #expect(top >= legend.size.y)
    #expect(after.vertical.range.upperBound < 2 * before.vertical.range.upperBound)
    let fixed = layout(
      Panel(x: .linear(), y: .linear(in: 0...5)) {
        Steps(edges: [0, 1], values: [5], name: "flat", filling: 1)
      })
    #expect(fixed.withRoomAbove.vertical.range == 0...5)
  }

  @Test func `stacks are named from the top down, and marks take colours in turn`() {
    let panel = Panel(x: .linear(), y: .linear()) {
      Stack(edges: [0, 1], [.init("low", [1]), .init("high", [1])])
      Line([0, 1], [0, 1], name: "line")
      Points([0], [0], name: "data")
      Line([0], [0])
    }.coloured
    let entries = panel.marks.flatMap(\.legend)
    #expect(entries.map(\.name) == ["high", "low", "line", "data"])
    #expect(entries[0].key == .area(.orange, opacity: 1))
    #expect(entries[2].key == .line(.red, LineStyle()))
    #expect(entries[3].key == .marker(.disc, .ink, hasErrors: false))
  }
}
