/// A branch that is being written: what waits, and where its baskets are.
struct BranchRecorder {
  var buffer: BranchBuffer
  private(set) var baskets: [Basket] = []
  /// The bytes of all baskets before compression, and in the file, their headers included.
  private(set) var totalBytes = 0
  private(set) var storedBytes = 0
  private(set) var largestBasket = 0

  /// A piece of a branch in the file.
  struct Basket {
    let position: Int
    let length: Int
    let entries: Range<Int>
  }

  /// What follows the header of a basket's record: TBasket's own members.
  private static let extraLength = 19

  var plan: BranchPlan { buffer.plan }

  /// Writes the entries that wait.
  mutating func flush(
    _ entries: Range<Int>, tree: String, in directory: Int, to recorder: FileRecorder
  ) throws {
    var header = recorder.header("TBasket", plan.name, tree, in: directory)
    header.extraLength = Self.extraLength
    header.cycle = baskets.count % (Int(Int16.max) + 1)
    let bytes = buffer.bytes + starts(entries.count, keyLength: header.length)
    let stored = recorder.options.compression.stored(bytes)
    header.objectLength = bytes.count
    header.storedLength = stored.count
    try header.check()
    let place = try recorder.append(header, extra: extra(header, entries.count), stored)
    baskets.append(Basket(position: place.lowerBound, length: place.count, entries: entries))
    totalBytes += header.objectLength + header.length
    storedBytes += place.count
    largestBasket = max(largestBasket, header.objectLength)
    buffer.removeAll()
  }

  /// Where each entry begins, counted from the record's beginning, as an array with its length; one
  /// more than there are entries.
  private func starts(_ count: Int, keyLength: Int) -> [UInt8] {
    guard plan.isVarying else { return [] }
    var bytes: [UInt8] = []
    addBigEndian([Int32(count + 1)], to: &bytes)
    addBigEndian(buffer.starts.lazy.map { Int32(keyLength + $0) }, to: &bytes)
    addBigEndian([Int32(0)], to: &bytes)
    return bytes
  }

  private func extra(_ header: RecordHeader, _ count: Int) -> ByteWriter {
    var writer = ByteWriter()
    writer.add(Int16(3))
    writer.add(Int32(header.length + header.objectLength))  // The size of a buffer for it.
    writer.add(Int32(plan.isVarying ? count + 1 : plan.size))
    writer.add(Int32(count))
    writer.add(Int32(header.length + buffer.bytes.count))  // Where the entries end.
    writer.add(UInt8(0))  // The entries are not here, but compressed behind.
    return writer
  }
}
