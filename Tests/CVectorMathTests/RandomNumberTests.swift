import CVectorMath
import Testing

@Suite("Random numbers in rows")
struct RandomNumberTests {
  private func numbers(
    _ events: [Double], key: UInt64 = 5, element: UInt64 = 0
  ) -> (first: [Double], second: [Double]) {
    var (first, second) = (events, events)
    vm_uniforms_of_events(key, events, element, &first, &second, events.count)
    return (first, second)
  }

  // The block of a zero key and counter in the file kat_vectors of the authors' Random123 library.
  @Test func `the published block as two numbers`() {
    let found = numbers([0], key: 0)
    #expect(found.first == [Double(0xe169_c58d_6627_e8d5 as UInt64 >> 11) * 0x1p-53])
    #expect(found.second == [Double(0x9b00_dbd8_bc57_ac4c as UInt64 >> 11) * 0x1p-53])
  }

  @Test func `pieces of any length give the bits of one call`() {
    let events = (0..<300).map { Double($0 * $0) - 77.5 }
    let whole = numbers(events)
    for length in Array(1...17) + [63, 64, 65] {
      let pieces = stride(from: 0, to: events.count, by: length).map {
        numbers(Array(events[$0..<min($0 + length, events.count)]))
      }
      #expect(pieces.flatMap(\.first) == whole.first && pieces.flatMap(\.second) == whole.second)
    }
  }

  @Test func `elements of one event are those of each alone`() {
    var (first, second) = ([Double](repeating: 0, count: 100), [Double](repeating: 0, count: 100))
    let start = UInt64(UInt32.max) - 40
    vm_uniforms_of_elements(5, 12, start, &first, &second, 100)
    for index in 0..<100 {
      let alone = numbers([12], element: start + UInt64(index))
      #expect(alone.first == [first[index]] && alone.second == [second[index]])
    }
  }

  @Test func `numbers are inside of 0 and 1, and NaN without an event`() {
    let found = numbers((0..<100_000).map(Double.init))
    #expect((found.first + found.second).allSatisfy { $0 > 0 && $0 < 1 })
    let odd = numbers([-0.0, 0, .nan, .infinity])
    #expect(odd.first[0] == odd.first[1])
    #expect((odd.first.suffix(2) + odd.second.suffix(2)).allSatisfy { $0.isNaN })
  }
}
