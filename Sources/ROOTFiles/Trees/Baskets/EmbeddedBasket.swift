/// A basket that is part of the tree's own record: one that was being filled when the tree was
/// written, perhaps for the last time.
struct EmbeddedBasket: Sendable {
  let header: BasketHeader
  /// The entries' bytes.
  let data: [UInt8]
  /// Whether they are there; else the basket has a record of its own.
  let hasData: Bool
  /// Where they begin: a number of positions, then the positions. Empty where all are of one size.
  let offsetTable: [UInt8]
  let source: ByteSource

  /// - Parameter reader: At the basket, behind the mark of its class.
  init(_ reader: inout ByteReader) throws {
    header = try BasketHeader(&reader)
    source = reader.source
    // 80 are added where positions are to be computed, 40 where old versions shift them.
    let flag = header.flag % 80
    var table: [UInt8] = []
    if header.flag < 80, flag != 0, flag % 10 != 2, header.entryCount > 0 {
      let count = Int(try reader.peek(Int32.self))
      table = Array(reader.bytes[try reader.takeTable(count)])
      if flag > 40 { _ = try reader.takeTable(Int(try reader.peek(Int32.self))) }
    }
    offsetTable = table
    hasData = flag == 1 || flag > 10
    guard hasData else {
      data = []
      reader.finish()
      return
    }
    try reader.skip(header.keyLength)
    data = Array(reader.bytes[try reader.take(header.dataLength, for: "the entries of a basket")])
  }
}

extension ByteReader {
  /// The range of a number and as many numbers of four bytes each.
  fileprivate mutating func takeTable(_ count: Int) throws -> Range<Int> {
    guard count >= 0 else { throw malformed("a table of \(count) numbers") }
    return try take(4 + 4 * count, for: "a table of \(count) numbers")
  }
}
