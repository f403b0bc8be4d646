/// What stands in front of most objects: how many bytes they take, and the version of their class.
struct VersionHeader {
  /// Marks a number as a count of bytes.
  static let countBit: UInt32 = 0x4000_0000
  /// Marks a version whose objects are written member by member.
  private static let memberwiseBit: Int16 = 0x4000

  let version: Int
  /// For classes without a version, which is then 0: the checksum of their layout.
  let checksum: Int?
  /// Where the object ends; nil in old files that do not say.
  let end: Int?

  /// - Parameter isZero: Whether 0 is the version of the class, as ROOT's TH1L has it, rather than
  ///   the sign that it has none.
  init(_ reader: inout ByteReader, isZero: Bool = false) throws {
    if reader.remaining >= 4, try reader.peek(UInt32.self) & Self.countBit != 0 {
      let count = Int(try reader.integer(UInt32.self) & ~Self.countBit)
      end = reader.position + count
    } else {
      end = nil
    }
    let code: Int16 = try reader.integer()
    guard code & Self.memberwiseBit == 0 || code < 0 else {
      throw reader.malformed("an object written member by member outside of a collection")
    }
    version = Int(code)
    checksum = code == 0 && end != nil && !isZero ? Int(try reader.integer(UInt32.self)) : nil
  }
}
