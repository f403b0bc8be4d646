import Testing

@testable import Plots

@Suite("Colours")
struct ColourTests {
  @Test func `on dark pages colours keep a contrast of 3 to 1, on light ones they are Petroff's`() {
    for index in 0..<10 {
      #expect(Colour.palette(index).dark.contrast(to: Colour.page.dark) >= 3)
    }
    #expect(Colour.blue.light.hex == "#3f90da" && Colour.palette(10).light == Colour.blue.light)
    #expect(Colour.ink.light.contrast(to: Colour.page.light) > 12)
    #expect(Colour.ink.dark.contrast(to: Colour.page.dark) > 12)
    #expect(RGB(0xFFFFFF).contrast(to: RGB(0)) == 21)
  }

  @Test func `maps rise in lightness, or have their middle in white`() {
    let lightness = (0...20).map { ColourMap.viridis.colour(at: Double($0) / 20).luminance }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ColourMap.diverging.colour(at: 0.5).hex == "#f7f7f7")
    #expect(ColourMap.viridis.colour(at: -1).hex == "#440154")
    #expect(ColourScale(.viridis, range: 0...2).place(of: .nan) == nil)
    #expect(ColourScale(.viridis, range: 2...2).place(of: 2) == 0.5)
  }
}
