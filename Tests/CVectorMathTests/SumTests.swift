import CVectorMath
import Testing

@Suite("Sum in a fixed order")
struct SumTests {
  @Test(arguments: [0, 1, 2, 15, 16, 17, 31, 33, 255, 256, 257, 512, 1000, 5000, 100_003])
  func `order is the documented one`(count: Int) {
    var random = SeededUniforms(state: UInt64(count))
    let x = random.values(count, in: -1...1)
    #expect(vm_sum(x, count).bitPattern == documentedSum(x[...]).bitPattern)
  }

  @Test func `whole numbers add up exactly`() {
    let x = (1...100_000).map(Double.init)
    #expect(vm_sum(x, x.count) == 5_000_050_000)
  }

  @Test func `a million tenths are right to four ulps`() {
    let x = [Double](repeating: 0.1, count: 1_000_000)
    #expect(ulps(vm_sum(x, x.count), from: 100_000) <= 4)
  }

  @Test func `NaN and infinity come through`() {
    var x = [Double](repeating: 1, count: 100)
    x[57] = .infinity
    #expect(vm_sum(x, x.count) == .infinity)
    x[99] = .nan
    #expect(vm_sum(x, x.count).isNaN)
  }

  private func documentedSum(_ x: ArraySlice<Double>) -> Double {
    guard x.count > 256 else { return lanes(x) }
    let middle = x.startIndex + (x.count + 255) / 256 / 2 * 256
    return documentedSum(x[..<middle]) + documentedSum(x[middle...])
  }

  private func lanes(_ x: ArraySlice<Double>) -> Double {
    var lane = [Double](repeating: 0, count: 16)
    for (i, value) in x.enumerated() { lane[i % 16] += value }
    while lane.count > 1 {
      lane = zip(lane.prefix(lane.count / 2), lane.suffix(lane.count / 2)).map(+)
    }
    return lane[0]
  }
}
