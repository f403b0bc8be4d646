/// Entries in one basket.
struct BasketSlice {
  /// Which of the column's baskets.
  let basket: Int
  let header: BasketHeader
  /// Counted within the basket.
  let entries: Range<Int>
}

/// How much memory is allocated at once on the word of a file: so many times the stored bytes, or a
/// fixed number of bytes if that is more.
struct AllocationLimit {
  var byteCount = 256 << 20
  var ratio = 64

  /// Whether a basket claims more than that, so that it has to be seen to have it.
  func isExceeded(by header: BasketHeader) -> Bool {
    header.contentLength > max(byteCount, ratio * header.totalLength)
  }

  /// Slices for which memory may be allocated at once; usually one piece of all of them.
  func pieces(_ slices: [BasketSlice]) -> [ArraySlice<BasketSlice>] {
    var pieces: [ArraySlice<BasketSlice>] = []
    var start = 0
    var (claimed, stored) = (0, 0)
    for (index, slice) in slices.enumerated() {
      claimed += slice.header.contentLength
      stored += slice.header.totalLength
      guard index > start, claimed > max(byteCount, ratio * stored) else { continue }
      pieces.append(slices[start..<index])
      start = index
      (claimed, stored) = (slice.header.contentLength, slice.header.totalLength)
    }
    return pieces + [slices[start...]]
  }
}
