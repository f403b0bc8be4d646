internal import Codecs

/// The file as an RNTuple sees it: sequences of bytes at offsets, compressed or not, with checksums.
struct NTupleBlobs: Sendable {
  /// What an envelope is, as its first bytes say.
  enum Envelope: Int, Sendable {
    case header = 1
    case footer = 2
    case pageList = 3
  }

  /// The most bytes after decompression that an envelope or a page may have: 2 GiB.
  private static let longest = 1 << 31
  static let checksumSize = 8

  let file: FileBytes
  /// The path of the RNTuple, for errors.
  let label: String
  let maxKeySize: Int

  /// A reader of what is in an envelope, and the envelope's checksum.
  func envelope(_ kind: Envelope, at link: NTupleEnvelopeLink) throws -> (ByteReader, UInt64) {
    let what = "the \(kind)"
    var reader = try unpacked(try stored(link.locator, what), count: link.length, what)
    let code: UInt64 = try reader.little()
    let length = Int(code >> 16)
    guard Int(code & 0xFFFF) == kind.rawValue, length <= link.length else {
      throw reader.malformed("\(what) begins with the kind \(code & 0xFFFF) and length \(length)")
    }
    _ = try reader.narrow(to: length, for: what)
    return (reader, try takeChecksum(of: &reader, what))
  }

  /// Takes the last eight bytes from what is to be read, which are the hash of all before.
  private func takeChecksum(of reader: inout ByteReader, _ what: String) throws
    -> UInt64
  {
    let end = reader.end - Self.checksumSize
    guard end >= reader.position else { throw reader.malformed("\(what) without a checksum") }
    let hash = reader.bytes[..<end].withUnsafeBytes { xxHash3($0) }
    var last = reader
    try last.skip(end - last.position)
    let checksum: UInt64 = try last.little()
    guard Checksums.agree(checksum, hash) else {
      throw reader.malformed("the checksum of \(what) is wrong")
    }
    _ = try reader.narrow(to: end, for: what)
    return checksum
  }

  /// Bytes whose size tells whether they are compressed: what does not get smaller is not.
  private func unpacked(_ reader: ByteReader, count: Int, _ what: String) throws -> ByteReader {
    var reader = reader
    try checkLength(count, what, at: reader.place)
    guard reader.remaining != count else { return reader }
    let bytes = try decompressed(&reader, count: count)
    let source = ByteSource(file: file.path, key: label, isInObject: true)
    return ByteReader(bytes, source: source)
  }

  func checkLength(_ count: Int, _ what: String, at place: ROOTPlace) throws {
    guard count <= Self.longest else {
      throw ROOTFileError.unsupported(
        place, className: NTupleAnchor.className,
        reason: "\(what) of \(count) bytes; at most \(Self.longest) are read")
    }
  }
}
