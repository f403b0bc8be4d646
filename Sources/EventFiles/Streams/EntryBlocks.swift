/// Neighbouring clusters together, up to the largest block, and larger ones in pieces. There is no list
/// of them: a damaged file may claim more entries than a list has room for.
struct EntryBlocks: Sequence, IteratorProtocol {
  private let clusters: [Range<Int>]
  private let largest: Int
  private var index = 0
  private var position = 0

  /// - Parameters:
  ///   - clusters: Ranges of entries, each beginning where the one before ends.
  ///   - largest: How many entries a block may have.
  init(_ clusters: [Range<Int>], largest: Int) {
    self.clusters = clusters.filter { !$0.isEmpty }
    self.largest = largest
    position = self.clusters.first?.lowerBound ?? 0
  }

  mutating func next() -> Range<Int>? {
    guard index < clusters.count else { return nil }
    let first = position
    while index < clusters.count, clusters[index].upperBound - first <= largest {
      position = clusters[index].upperBound
      index += 1
    }
    if position == first { position += largest }
    return first..<position
  }
}
