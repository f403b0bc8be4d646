import Testing

@testable import Plots

@Suite("Ranges of axes")
struct RangeTests {
  private func range(_ axis: PlotAxis, _ values: [Double], tight: [Double] = []) -> ClosedRange<
    Double
  > {
    var bounds = Bounds()
    bounds.include(values)
    bounds.include(tight, isTight: true)
    return axis.range(for: bounds, margin: 0.1)
  }

  @Test func `there is a margin beyond values, but not beyond ends`() {
    #expect(range(.linear(), [0, 10]) == -1...11)
    #expect(range(.linear(), [5, 10], tight: [0]) == 0...11)
    #expect(range(.linear(in: 2...3), [0, 10]) == 2...3)
    #expect(range(.linear(including: [20]), [0, 10], tight: [0]) == 0...22)
  }

  @Test func `nothing, one value and values that are no numbers have ranges, too`() {
    #expect(range(.linear(), []) == 0...1)
    #expect(range(.linear(), [.nan, .infinity]) == 0...1)
    #expect(range(.logarithmic(), [-1, 0]) == 1...10)
    let one = range(.linear(), [7])
    #expect(one.lowerBound < 7 && one.upperBound > 7)
    let huge = range(.linear(), [-1e308, 1e308])
    #expect((huge.upperBound - huge.lowerBound).isFinite)
  }

  @Test func `a logarithmic axis shows what is positive, in twelve decades`() {
    let shown = range(.logarithmic(), [-5, 0, 1, 100])
    #expect(shown.lowerBound < 1 && shown.lowerBound > 0.5)
    let deep = range(.logarithmic(), [1e-200, 1])
    #expect(deep.lowerBound > 1e-14)
  }

  @Test func `categories are at whole numbers, the first on top`() {
    let axis = PlotAxis.categorical(["a", "b"])
    #expect(range(axis, []) == -0.5...1.5)
    let vertical = AxisProjection(axis: axis, range: -0.5...1.5, length: 100, isVertical: true)
    #expect(vertical.position(0) == 25 && vertical.position(1) == 75)
    let linear = AxisProjection(axis: .linear(), range: 0...10, length: 100, isVertical: true)
    #expect(linear.position(0) == 100 && linear.position(10) == 0)
    #expect(linear.value(at: 25) == 7.5)
  }
}
