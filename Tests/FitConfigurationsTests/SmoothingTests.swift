import FitConfigurations
import Foundation
import TestSupport
import Testing

@Suite("Smoothing by 353QH, twice")
struct SmoothingTests {
  struct Case: Decodable {
    let given: [Double]
    let smooth: [Double]
  }

  @Test func `as cabinetry smooths random lists`() throws {
    let file = Examples.folder.appending(path: "smoothing.json")
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    #expect(cases.count == 72)
    for item in cases {
      #expect(
        deviation(of: smoothed353QHTwice(item.given), from: item.smooth, scale: 1) < 1e-13,
        "\(item.given)")
    }
  }

  @Test func `straight lines stay as they are`() {
    let line = (0..<9).map { 2 + 0.25 * Double($0) }
    #expect(smoothed353QHTwice(line) == line)
    #expect(smoothed353QHTwice([4, 4, 4, 4]) == [4, 4, 4, 4])
  }

  @Test func `a single outlier is gone`() {
    #expect(smoothed353QHTwice([1, 1, 1, 9, 1, 1, 1]) == [1, 1, 1, 1, 1, 1, 1])
  }

  @Test func `fewer than three numbers stay as they are`() {
    #expect(smoothed353QHTwice([]).isEmpty)
    #expect(smoothed353QHTwice([3]) == [3])
    #expect(smoothed353QHTwice([3, -1]) == [3, -1])
  }
}
