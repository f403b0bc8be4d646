/// A basket whose bytes are at hand.
struct OpenBasket {
  let entryCount: Int
  /// The entries' bytes.
  let data: UnsafeRawBufferPointer
  /// A number of positions, then the positions of the entries; empty where they are all of one size,
  /// or where another column says how large they are.
  let offsetTable: UnsafeRawBufferPointer
  /// Whether the table has the first position and then sizes.
  let hasSizes: Bool
  let keyLength: Int
  /// What errors call the table and the column.
  let table: String
  let column: String
  /// The place of the first of the entries' bytes.
  let source: ByteSource

  /// Nothing, from nowhere.
  static var empty: OpenBasket {
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    return OpenBasket(
      entryCount: 0, data: none, offsetTable: none, hasSizes: false, keyLength: 0, table: "",
      column: "",
      source: ByteSource(file: ""))
  }

  func malformed(_ reason: String, at position: Int = 0) -> ROOTFileError {
    .malformed(source.place(position), reason: reason)
  }

  func unsupported(_ reason: String) -> ROOTFileError {
    .unreadableColumn(table: table, name: column, reason: reason)
  }

  var hasOffsets: Bool { !offsetTable.isEmpty }

  /// Where each entry begins in ``data``, and at the end where the last one ends.
  func offsets() throws -> [Int] {
    let size = MemoryLayout<UInt32>.size
    guard offsetTable.count / size > entryCount else {
      throw malformed(
        "a table of \(offsetTable.count) bytes for the positions of \(entryCount) entries",
        at: data.count)
    }
    var previous = 0
    var isSound = true
    let result = [Int](unsafeUninitializedCapacity: entryCount + 1) { offsets, count in
      for index in 0..<entryCount {
        let position = Int32(
          bigEndian: offsetTable.loadUnaligned(fromByteOffset: (index + 1) * size, as: Int32.self))
        let offset =
          hasSizes
          ? previous + (index > 0 ? Int(position) : 0) : Int(position) - keyLength
        isSound = isSound && offset >= previous && offset <= data.count
        previous = offset
        offsets[index] = offset
      }
      offsets[entryCount] = data.count
      count = entryCount + 1
    }
    guard isSound else {
      throw malformed("entries whose positions are not in order, or outside of their basket")
    }
    return result
  }

  /// Where entries begin that hold `counts` elements of one size each, behind a header.
  func offsets(counts: [Int], elementSize: Int, header: Int) throws -> [Int] {
    var result = [0]
    result.reserveCapacity(counts.count + 1)
    for count in counts {
      let start = result[result.count - 1]
      let left = data.count - start - header
      guard count >= 0, left >= 0, count <= left / elementSize else {
        throw malformed("an entry of \(count) elements where \(left) bytes are left", at: start)
      }
      result.append(start + header + count * elementSize)
    }
    return result
  }
}
