import Testing

@testable import EventFiles

@Suite struct EntryBlocksTests {
  @Test func `neighbours are joined, and large clusters cut`() {
    #expect(blocks([0..<2, 2..<4, 4..<9]) == [0..<4, 4..<9])
    #expect(blocks([0..<12]) == [0..<5, 5..<10, 10..<12])
    // The rest of a cut cluster goes with the next one.
    #expect(blocks([0..<7, 7..<9, 9..<12]) == [0..<5, 5..<9, 9..<12])
    #expect(blocks([0..<0, 0..<3, 3..<3, 3..<5]) == [0..<5])
    #expect(blocks([]) == [] && blocks([0..<0]) == [])
  }

  @Test func `a cluster may claim any number of entries`() {
    let size = 1 << 17
    let blocks = EntryBlocks([0..<1, 1..<Int.max], largest: size)
    #expect(Array(blocks.prefix(3)) == [0..<1, 1..<1 + size, 1 + size..<1 + 2 * size])
  }

  private func blocks(_ clusters: [Range<Int>]) -> [Range<Int>] {
    Array(EntryBlocks(clusters, largest: 5))
  }
}
