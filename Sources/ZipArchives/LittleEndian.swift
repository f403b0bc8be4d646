/// Integers of an archive, low byte first, wherever they stand.
struct LittleEndian {
  let bytes: UnsafeRawBufferPointer

  /// - Throws: `ZipError` where the bytes end before.
  func integer(at offset: Int, size: Int, of what: String) throws(ZipError) -> Int {
    guard offset >= 0, offset <= bytes.count - size else {
      throw ZipError("\(what) lies outside the file")
    }
    let value = (0..<size).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[offset + $1]) }
    guard let value = Int(exactly: value) else { throw ZipError("\(what) is too large") }
    return value
  }

  func hasSignature(_ signature: Int, at offset: Int) -> Bool {
    (try? integer(at: offset, size: 4, of: "a signature")) == signature
  }
}

/// The four bytes in front of each part, `PK` and two numbers.
enum ZipSignature {
  static let member = 0x0403_4b50
  static let directoryEntry = 0x0201_4b50
  static let directoryEnd = 0x0605_4b50
  static let directoryEnd64 = 0x0606_4b50
  static let directoryLocator64 = 0x0706_4b50
}

/// Fields that are too small hold only ones; the true value stands in an extra field.
enum ZipLimit {
  static let count = 0xFFFF
  static let size = 0xFFFF_FFFF
}
