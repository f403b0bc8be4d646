import Synchronization

/// Contents of baskets that were read in part, for whoever reads a tree piece by piece: a basket that
/// is larger than the pieces is read and decompressed once, and let go when it has been read to its end.
final class BasketCache: Sendable {
  /// How many bytes of contents are kept; a larger one is kept alone.
  private let limit: Int
  /// By their positions in the file, those used last at the end.
  private let kept = Mutex<[(position: Int, content: [UInt8])]>([])

  init(limit: Int = 256 << 20) { self.limit = limit }

  /// The content of the basket at a position, if it is kept.
  ///
  /// - Parameters:
  ///   - count: How many bytes it must have.
  ///   - isLast: Whether it will not be wanted again.
  func content(at position: Int, count: Int, isLast: Bool) -> [UInt8]? {
    kept.withLock { kept in
      guard
        let index = kept.firstIndex(where: { $0.position == position && $0.content.count == count })
      else { return nil }
      let entry = kept.remove(at: index)
      if !isLast { kept.append(entry) }
      return entry.content
    }
  }

  /// Keeps a content, and lets go of those that were used the longest time ago where there is no room.
  func keep(_ content: [UInt8], at position: Int) {
    kept.withLock { kept in
      kept.removeAll { $0.position == position }
      kept.append((position, content))
      var total = kept.reduce(0) { $0 + $1.content.count }
      while total > limit, kept.count > 1 { total -= kept.removeFirst().content.count }
    }
  }
}
