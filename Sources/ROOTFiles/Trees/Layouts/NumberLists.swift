/// Entries that are a header, then numbers up to their end.
struct NumberLists: Sendable {
  /// The header of a std::vector and the like: the count of the bytes, the version, and the number of
  /// elements.
  static let countedHeader = 10

  let number: StoredNumber
  /// The numbers of each element.
  let width: Int
  /// The bytes of the header.
  let header: Int

  init(_ number: StoredNumber, width: Int, header: Int) {
    self.number = number
    self.width = width
    self.header = header
  }

  /// The bytes of an element.
  var size: Int { width * number.size }

  /// Writes the numbers of entries to `target` behind those that are there, and notes where the
  /// entries end.
  ///
  /// - Parameters:
  ///   - places: Where the entries begin in the basket, and at the end where the last one ends.
  ///   - target: All the memory for numbers.
  ///   - offsets: The offsets of ``ROOTArray`` so far.
  func decode(
    _ basket: OpenBasket, _ places: ArraySlice<Int>, into target: UnsafeMutableRawBufferPointer,
    _ offsets: inout [Int]
  ) throws {
    let first = places.startIndex
    let end = places.endIndex - 1
    offsets.reserveCapacity(offsets.count + end - first)
    if header == 0 {
      copy(basket, places[first]..<places[end], to: target, offsets[offsets.count - 1])
    }
    for index in first..<end {
      let place = min(places[index] + header, places[index + 1])
      let byteCount = places[index + 1] - place
      let count = byteCount / size
      guard count * size == byteCount, place == places[index] + header else {
        throw basket.malformed(
          "an entry of \(places[index + 1] - places[index]) bytes with elements of \(size)",
          at: places[index])
      }
      if header == Self.countedHeader { try require(count, basket, at: place - 4) }
      let done = offsets[offsets.count - 1]
      if header > 0 { copy(basket, place..<places[index + 1], to: target, done) }
      offsets.append(done + count * width)
    }
  }

  private func require(_ count: Int, _ basket: OpenBasket, at place: Int) throws {
    let stored = Int32(
      bigEndian: basket.data.loadUnaligned(fromByteOffset: place, as: Int32.self))
    guard stored == count else {
      throw basket.malformed(
        "\(stored) elements in an entry that has bytes for \(count)", at: place)
    }
  }

  private func copy(
    _ basket: OpenBasket, _ range: Range<Int>, to target: UnsafeMutableRawBufferPointer,
    _ done: Int
  ) {
    guard let start = target.baseAddress, !range.isEmpty else { return }
    number.decode(
      UnsafeRawBufferPointer(rebasing: basket.data[range]),
      into: start + done * number.number.size)
  }
}
