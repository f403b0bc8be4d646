import Foundation
import Histograms
import Testing

@Suite("Arithmetic of histograms")
struct ArithmeticTests {
  private let axis: Axis

  init() throws { axis = try Axis(edges: [0, 1, 2], name: "x") }

  private func histogram(_ values: [Double], _ variances: [Double]) throws -> Histogram {
    try Histogram(axis: axis, values: values, variances: variances)
  }

  @Test func `differences add variances`() throws {
    let difference = try histogram([5, 3], [4, 2]) - histogram([1, 4], [1, 3])
    #expect(try difference == histogram([4, -1], [5, 5]))
  }

  @Test func `factors stand on either side`() throws {
    let h = try histogram([5, 3], [4, 2])
    #expect(h * 2 == h.scaled(by: 2) && 2 * h == h * 2 && h / 2 == h.scaled(by: 0.5))
  }

  @Test func `ratios and products propagate errors as small ones do`() throws {
    let (a, b) = (try histogram([6, 5], [0.36, 0.04]), try histogram([3, -2], [0.09, 0.01]))
    let ratio = try a.divided(by: b)
    #expect(ratio.values == [2, -2.5])
    // σ²/r² = σ²ₐ/a² + σ²_b/b²
    #expect(abs(ratio.variances[0] - 4 * (0.36 / 36 + 0.09 / 9)) < 1e-15)
    #expect(abs(ratio.variances[1] - 6.25 * (0.04 / 25 + 0.01 / 4)) < 1e-15)
    let product = try a.multiplied(by: b)
    #expect(product.values == [18, -10])
    #expect(abs(product.variances[0] - 324 * (0.36 / 36 + 0.09 / 9)) < 1e-12)
    #expect(try a.divided(by: b).multiplied(by: b).isClose(to: a) == false)
  }

  @Test func `an empty denominator gives 0 ± 0`() throws {
    let ratio = try histogram([6, 5], [1, 1]).divided(by: histogram([0, 5], [0, 1]))
    #expect(ratio.bins[0] == BinContent() && ratio.values[1] == 1)
    #expect(ratio.overflow == BinContent())
    #expect(
      errorText {
        try histogram([1e300, 1], [1, 1]).divided(by: histogram([1e-300, 1], [1, 1]))
      }
        == "histogram: the value of bin 0 is inf; expected a finite number")
  }

  @Test func `unlike axes are not combined`() throws {
    let h = try histogram([1, 1], [1, 1])
    #expect(
      errorText { try h - Histogram(axis: Axis(edges: [0, 1, 2], name: "x", flow: .overflow)) }
        == "histograms with different axes cannot be combined: axis 'x' with underflow and overflow"
        + " and with overflow")
    #expect(
      errorText { try h + Histogram(axis: .category(["a", "b"])) }
        == "histograms with different axes cannot be combined: edges [0.0, 1.0, 2.0] and categories"
        + " 'a', 'b'")
    #expect(
      errorText { try h + Histogram(axes: [axis, .boolean()]) }
        == "histograms with different axes cannot be combined: 1 axes and 2")
    #expect(try h + Histogram(axis: .regular(2, from: 0, to: 2)) == h)
  }
}
