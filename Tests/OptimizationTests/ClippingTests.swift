import Optimization
import Parameters
import TestSupport
import Testing

@Suite("Gradient clipping")
struct ClippingTests {
  let x = Parameter("x", value: [0, 0])
  let frozen = Parameter("frozen", value: [0], isTrainable: false)

  private func clipped(_ elements: [Double], _ clipping: GradientClipping) -> [Double] {
    let set = ParameterSet([x, frozen])
    return clipping.clipped(ParameterValues(set, flattened: elements)).flattened
  }

  @Test func `a long gradient gets the given norm`() {
    #expect(deviation(of: clipped([3, -4, 0], .globalNorm(2)), from: [1.2, -1.6, 0]) < 1e-15)
  }

  @Test func `a short gradient stays as it is`() {
    #expect(clipped([3, -4, 0], .globalNorm(5)) == [3, -4, 0])
    #expect(clipped([3, -4, 0], .value(4)) == [3, -4, 0])
  }

  @Test func `values are held within the limit`() {
    #expect(clipped([3, -4, 0], .value(2.5)) == [2.5, -2.5, 0])
  }

  @Test func `frozen parameters neither count nor change`() {
    #expect(clipped([3, -4, 100], .globalNorm(5)) == [3, -4, 100])
    #expect(clipped([3, -4, 100], .value(3.5)) == [3, -3.5, 100])
  }

  @Test func `nan remains`() {
    #expect(clipped([.nan, 1, 0], .value(2))[0].isNaN)
    #expect(clipped([.nan, 1, 0], .globalNorm(2))[0].isNaN)
  }
}
