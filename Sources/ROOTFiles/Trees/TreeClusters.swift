/// Which entries of a tree were written together.
struct TreeClusters {
  private let count: Int
  /// The last entry of each range of entries whose clusters are of one size, and that size.
  private let ends: [Int]
  private let sizes: [Int]
  /// The size behind the last range, where it is positive.
  private let lastSize: Int

  /// - Parameters:
  ///   - object: A TTree.
  ///   - count: Its number of entries.
  init(_ object: ObjectView, count: Int) throws {
    self.count = count
    let hasRanges = object.object["fNClusterRange"] != nil
    ends = hasRanges ? try object.integers("fClusterRangeEnd") : []
    sizes = hasRanges ? try object.integers("fClusterSize") : []
    lastSize = object.object["fAutoFlush"] == nil ? 0 : try object.count("fAutoFlush")
  }

  /// The clusters, or where the tree does not say them the baskets of the largest column.
  func ranges(_ columns: [BasketList]) -> [Range<Int>] {
    let largest = columns.max { $0.baskets.count < $1.baskets.count }
    let limit = columns.reduce(1) { $0 + $1.baskets.count }
    let starts = starts(atMost: limit) ?? largest?.starts.dropLast() ?? [0]
    let bounds = starts.filter { $0 > 0 && $0 < count }
    return zip([0] + bounds, bounds + [count]).map { $0..<$1 }.filter { !$0.isEmpty }
  }

  /// The first entries of clusters; nil where the tree does not say them, or names more than there
  /// can be.
  private func starts(atMost limit: Int) -> [Int]? {
    var result: [Int] = []
    var next = 0
    for (end, size) in zip(ends + [count - 1], sizes + [lastSize]) where next < count {
      let last = min(end, count - 1)
      guard size > 0, last >= next, (last - next) / size < limit - result.count else { return nil }
      result += stride(from: next, through: last, by: size)
      next = last + 1
    }
    return result
  }
}
