/// Entries that take the same number of bytes each, some of which are the numbers of a column.
struct FixedNumbers: Sendable {
  let number: StoredNumber
  /// The numbers of each entry.
  let count: Int
  /// Where they begin in it.
  let offset: Int
  let stride: Int

  /// - Parameter stride: All of an entry; just the numbers where nil.
  init(_ number: StoredNumber, count: Int, offset: Int = 0, stride: Int? = nil) {
    self.number = number
    self.count = count
    self.offset = offset
    self.stride = stride ?? count * number.size
  }

  /// Whether entries are the numbers of the column, each as large as in memory.
  var arePlain: Bool { number.packing == .plain && stride == count * number.number.size }

  /// Writes the numbers of some entries to `target`, as they are in memory.
  func decode(
    _ basket: OpenBasket, _ entries: Range<Int>, into target: UnsafeMutableRawBufferPointer
  ) throws {
    guard let start = target.baseAddress, !entries.isEmpty else { return }
    let isRegular = basket.data.count == basket.entryCount * stride
    guard isRegular || basket.hasOffsets else {
      throw basket.malformed(
        "\(basket.data.count) bytes for \(basket.entryCount) entries of \(stride) bytes")
    }
    if isRegular, count * number.size == stride {
      let range = entries.lowerBound * stride..<entries.upperBound * stride
      return number.decode(UnsafeRawBufferPointer(rebasing: basket.data[range]), into: start)
    }
    let offsets = isRegular ? nil : try basket.offsets()
    for (index, entry) in entries.enumerated() {
      let place = (offsets?[entry] ?? entry * stride) + offset
      guard place + count * number.size <= offsets?[entry + 1] ?? .max else {
        throw basket.malformed("an entry of less than \(stride) bytes", at: place)
      }
      number.decode(
        UnsafeRawBufferPointer(rebasing: basket.data[place..<place + count * number.size]),
        into: start + index * count * number.number.size)
    }
  }
}
