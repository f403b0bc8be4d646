import Histograms
import Testing

@Suite("Drawing")
struct DrawingTests {
  @Test func `bars are in proportion, in eighths, and shaded when negative`() throws {
    let axis = try Axis(edges: [0, 1, 2, 3, 10], name: "pt", unit: "GeV")
    let histogram = try Histogram(
      axis: axis, values: [8, 1.25, -2, 0], variances: [4, 1, 1, 0],
      overflow: BinContent(value: 4, variance: 4), title: "Signal")
    #expect(
      histogram.drawing(width: 8) == """
        Signal: pt [GeV]
          [0, 1)     8 ± 2 │████████
          [1, 2)  1.25 ± 1 │█▎
          [2, 3)    -2 ± 1 │░░
         [3, 10)     0 ± 0 │
        overflow     4 ± 2 │████
        """)
  }

  @Test func `an empty histogram draws empty bars`() throws {
    #expect(
      try Histogram(axis: Axis(edges: [0, 0.5, 1])).description == """
        [0, 0.5)  0 ± 0 │
        [0.5, 1)  0 ± 0 │
        """)
  }
}
