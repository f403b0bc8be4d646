import Foundation
import TestSupport
import Testing

@testable import Plots

@Suite("Hatching")
struct HatchingTests {
  @Test func `lines lie inside, rise to the right, and join those of the next area`() {
    let (a, b) = (SIMD2(0.0, 10.0), SIMD2(0.0, 40.0))
    let (c, d) = (SIMD2(30.0, 20.0), SIMD2(30.0, 40.0))
    let lines = Hatching().lines(between: a, b, and: c, d)
    #expect(lines.count >= 8)
    for (start, end) in lines {
      #expect(start.x < end.x && start.y > end.y)
      #expect(abs(start.x + start.y - end.x - end.y) < 1e-9)
      for point in [start, end] {
        #expect((-1e-9...30 + 1e-9).contains(point.x))
        #expect(point.y <= 40 + 1e-9 && point.y >= 10 + point.x / 3 - 1e-9)
      }
      #expect(((start.x + start.y) / 6).truncatingRemainder(dividingBy: 1) == 0)
    }
  }

  @Test func `areas without a size have none, and those far away few`() {
    let zero = SIMD2<Double>.zero
    #expect(Hatching().lines(between: zero, zero, and: zero, zero).isEmpty)
    let far = SIMD2(1e9, 1e9)
    #expect(Hatching().lines(between: zero, SIMD2(0, 1e9), and: SIMD2(1e9, 0), far).isEmpty)
  }

  @Test func `a hatched band and its key in the legend`() throws {
    let band = Band(edges: [0, 1, 2], lower: [1, 2], upper: [2, 4], name: "band", colour: .ink)
    let figure = Figure {
      Panel("left", caption: "right_{b}", x: .linear("x"), y: .linear("y")) { band.hatched }
    }
    let svg = try ParsedSVG(figure.svg.text)
    let lines = svg.paths.filter { $0.count { $0 == "M" } > 4 && $0.count { $0 == "L" } > 4 }
    #expect(lines.count == 2, "band, key")
    #expect(svg.texts.contains("band") && svg.texts.contains("rightb"))
    #expect(svg.elements.contains { $0.text == "rightb" && $0.attributes["text-anchor"] == "end" })
  }

  @Test func `shades have a colour for light pages and one for dark ones`() throws {
    let colour = Colour.shades(light: 0x112233, dark: 0xAABBCC)
    let figure = Figure {
      Panel(x: .linear(), y: .linear()) { Line([0, 1], [0, 1], colour: colour) }
    }
    let text = figure.svg.text
    #expect(text.contains("s-x112233aabbcc{stroke:#112233}"))
    #expect(text.contains("s-x112233aabbcc{stroke:#aabbcc}"))
  }
}
