import Foundation
import Testing

@testable import ROOTFiles

/// The class of TH1L has the version 0, which elsewhere says that a class has none.
@Suite("Histograms of 64-bit numbers that ROOT made")
struct LongHistogramTests {
  @Test(arguments: [("TH1L", [6], 1), ("TH2L", [4, 5], 5), ("TH3L", [3, 3, 4], 13)])
  func `contents, entries and titles`(className: String, shape: [Int], filled: Int) throws {
    let file = try ROOTFile(contentsOf: MadeTrees.url("longs"))
    let histogram = try file.histogram(className.lowercased())
    #expect(histogram.className == className && histogram.shape == shape)
    #expect(histogram.title == "the title of \(className)")
    // The content 2⁴⁰ + 1 of bin 1, then a weight of 3 for the first bin inside all axes.
    var expected = [Double](repeating: 0, count: shape.reduce(1, *))
    expected[1] = Double(1 << 40 + 1)
    expected[filled] += 3
    #expect(histogram.contents == expected)
  }
}
