import Events
import Testing

@Suite("Compensated sums")
struct CompensatedSumTests {
  @Test func `keep small terms beside large ones`() {
    var sum = CompensatedSum()
    for term in [1, 1e100, 1, -1e100] { sum.add(term) }
    #expect(sum.value == 2)
  }

  /// 0.1 is 0x1.999999999999ap-4, so 2²⁰ of them make exactly 0x1.999999999999ap+16; adding one
  /// after the other is wrong by 1e-11 of that.
  @Test func `of many equal weights are right to the last place`() {
    let count = 1 << 20
    let column = Column([Double](repeating: 0.1, count: count))
    #expect(column.sum() == 0.1 * Double(count))
    let plain = column.values.reduce(0, +)
    #expect(abs(plain / column.sum() - 1) > 1e-12)
  }

  @Test func `show what is not finite`() {
    #expect(Column([1, .infinity, 2]).sum() == .infinity)
    #expect(Column([.greatestFiniteMagnitude, .greatestFiniteMagnitude]).sum() == .infinity)
    #expect(Column([1, .nan]).sum().isNaN)
    #expect(Column([]).sum() == 0)
  }
}
