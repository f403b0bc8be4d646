/// Rows in ascending order: a bit for each row that might be chosen, and the number of chosen ones
/// before every 512th, so that the row at a position is found by a search.
final class RowSet: Sendable {
  let count: Int
  private let base: Int
  private let words: [UInt64]
  private let ranks: [Int]
  private static let wordsPerRank = 8

  init(words: [UInt64], base: Int) {
    self.words = words
    self.base = base
    var ranks: [Int] = []
    ranks.reserveCapacity(words.count / Self.wordsPerRank + 1)
    var count = 0
    for (index, word) in words.enumerated() {
      if index.isMultiple(of: Self.wordsPerRank) { ranks.append(count) }
      count += word.nonzeroBitCount
    }
    self.ranks = ranks
    self.count = count
  }

  /// Whether bits take less memory than a list of `count` rows within a span.
  static func isCompact(_ count: Int, in span: Range<Int>) -> Bool { span.count <= 64 * count }

  /// The row at a position.
  subscript(position: Int) -> Int {
    let (word, bits) = locate(position)
    return base + word * 64 + bits.trailingZeroBitCount
  }

  /// Copies the rows from a position on.
  func copy(from position: Int, into buffer: UnsafeMutableBufferPointer<Int>) {
    guard !buffer.isEmpty else { return }
    var (word, bits) = locate(position)
    for index in buffer.indices {
      while bits == 0 {
        word += 1
        bits = words[word]
      }
      buffer[index] = base + word * 64 + bits.trailingZeroBitCount
      bits &= bits - 1
    }
  }

  /// The word that holds the row at a position, with the bits of earlier rows cleared.
  private func locate(_ position: Int) -> (word: Int, bits: UInt64) {
    precondition(position >= 0 && position < count, "position \(position) outside 0..<\(count)")
    let rank = lastRank(upTo: position)
    var word = rank * Self.wordsPerRank
    var remaining = position - ranks[rank]
    while words[word].nonzeroBitCount <= remaining {
      remaining -= words[word].nonzeroBitCount
      word += 1
    }
    var bits = words[word]
    for _ in 0..<remaining { bits &= bits - 1 }
    return (word, bits)
  }

  private func lastRank(upTo position: Int) -> Int {
    var (low, high) = (0, ranks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if ranks[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }
}

/// Collects rows of a span, in any order, each at most once.
struct RowSetBuilder {
  private let base: Int
  private var words: [UInt64]
  private var count = 0
  private var first = Int.max
  private var last = Int.min

  init(span: Range<Int>) {
    base = span.lowerBound
    words = [UInt64](repeating: 0, count: (span.count + 63) / 64)
  }

  mutating func insert(_ row: Int) {
    let bit = row - base
    words[bit >> 6] |= 1 << UInt64(bit & 63)
    count += 1
    first = min(first, row)
    last = max(last, row)
  }

  /// The rows in ascending order, as compact as they can be.
  var rows: Rows {
    guard count > 0 else { return .range(0..<0) }
    if last - first + 1 == count { return .range(first..<last + 1) }
    let set = RowSet(words: words, base: base)
    guard !RowSet.isCompact(count, in: first..<last + 1) else { return .ascending(set) }
    return .list(RowList((0..<count).map { set[$0] }))
  }
}
