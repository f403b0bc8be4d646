/// Where in the file a sequence of bytes is.
struct NTupleLocator: Sendable {
  /// The type of the only other form there is, with a size of 64 bits.
  private static let large: UInt32 = 1

  let offset: Int
  /// The number of bytes as stored.
  let size: Int

  init(offset: Int, size: Int) {
    self.offset = offset
    self.size = size
  }

  init(_ reader: inout ByteReader) throws {
    let start = reader.position
    let head: Int32 = try reader.little()
    guard head < 0 else {
      size = Int(head)
      offset = try reader.littleCount("an offset")
      return
    }
    // The negative number has the type in its high byte, and the locator's own length in the low.
    let code = head.magnitude
    guard code >> 24 == Self.large else {
      throw reader.unsupported("ROOT::RNTuple", "a locator of type \(code >> 24)")
    }
    size = try reader.littleCount("a size")
    offset = try reader.littleCount("an offset")
    let length = Int(code & 0xFFFF)
    guard length >= reader.position - start else {
      throw reader.malformed("a locator of \(length) bytes")
    }
    try reader.skip(start + length - reader.position)
  }
}

/// Where an envelope is, and how long it is after decompression.
struct NTupleEnvelopeLink: Sendable {
  let length: Int
  let locator: NTupleLocator

  init(length: Int, locator: NTupleLocator) {
    self.length = length
    self.locator = locator
  }

  init(_ reader: inout ByteReader) throws {
    length = try reader.littleCount("an envelope")
    locator = try NTupleLocator(&reader)
  }
}
