import CVectorMath
import Testing

@Suite("Between the precisions")
struct PrecisionTests {
  @Test func `to single rounds as the language does`() {
    var random = SeededUniforms(state: 11)
    let x =
      random.values(200, in: -10...10)
      + [0, -0.0, 1e300, -1e300, 0x1p-149, 0x1p-150, 0x1.8p-150, -1e-300, .infinity, -.infinity]
      + [0x1.ffffffp127, 0x1.fffffeffp127, 0x1.000001p0, 0x1.000003p0]
    var y = [Float](repeating: .nan, count: x.count)
    vm_to_single(x, &y, x.count)
    #expect(y.map(\.bitPattern) == x.map { Float($0).bitPattern })
    vm_to_single([.nan], &y, 1)
    #expect(y[0].isNaN)
  }

  @Test func `to double is exact`() {
    let x = SingleAccuracyTests.grid.filter { !$0.isNaN }
    var y = [Double](repeating: .nan, count: x.count)
    vm_to_double(x, &y, x.count)
    #expect(y.map(\.bitPattern) == x.map { Double($0).bitPattern })
    vm_to_double([.nan], &y, 1)
    #expect(y[0].isNaN)
  }

  @Test func `nothing is written for none`() {
    var single: [Float] = [3]
    var double = [3.0]
    vm_to_single([1], &single, 0)
    vm_to_double([1], &double, 0)
    #expect(single == [3])
    #expect(double == [3])
  }

  @Test(arguments: [0, 1, 15, 16, 17, 255, 256, 257, 512, 1000, 5000, 100_003])
  func `singles add up as doubles do, in the same order`(count: Int) {
    var random = SeededUniforms(state: UInt64(count))
    let x = random.values(count, in: -1...1).map(Float.init)
    #expect(vmf_sum_double(x, count) == vm_sum(x.map(Double.init), count))
  }

  @Test func `a sum keeps what a single would lose`() {
    let x: [Float] = [0x1p30] + [Float](repeating: 1, count: 1000)
    #expect(vmf_sum_double(x, x.count) == 0x1p30 + 1000)
  }
}
