internal import Codecs

/// The object that a key of class ROOT::RNTuple stands for: where header and footer are.
///
/// Source: ROOT's “RNTuple Binary Format Specification”, version 1.0, section “Anchor schema”.
struct NTupleAnchor: Sendable {
  static let className = "ROOT::RNTuple"
  private static let readableEpoch: UInt16 = 1

  let header: NTupleEnvelopeLink
  let footer: NTupleEnvelopeLink
  /// Longer sequences of bytes are cut into several; 0 where none are.
  let maxKeySize: Int

  init(_ reader: inout ByteReader) throws {
    try Self.check(&reader)
    let version = try reader.array(of: UInt16.self, count: 4) { $0 }
    guard version[0] == Self.readableEpoch else {
      let text = version.map { "\($0)" }.joined(separator: ".")
      throw reader.unsupported(
        Self.className,
        "its format has the version \(text); expected 1.x: write it again with"
          + " ROOT 6.34 or later")
    }
    header = try Self.link(&reader)
    footer = try Self.link(&reader)
    maxKeySize = try Self.count(&reader, "the largest size of a key")
  }

  /// Passes over the object's header, and verifies the checksum behind the object.
  private static func check(_ reader: inout ByteReader) throws {
    let header = try VersionHeader(&reader)
    guard let end = header.end, end >= reader.position, end <= reader.end - 8 else {
      throw reader.malformed("an anchor that does not say where it ends, or has no checksum")
    }
    let hash = reader.bytes[reader.position..<end].withUnsafeBytes { xxHash3($0) }
    var rest = reader
    try rest.skip(end - reader.position)
    guard Checksums.agree(try rest.integer(), hash) else {
      throw reader.malformed("the checksum of the anchor is wrong")
    }
    _ = try reader.narrow(to: end, for: "the anchor")
  }

  private static func link(_ reader: inout ByteReader) throws -> NTupleEnvelopeLink {
    let offset = try count(&reader, "an offset")
    let size = try count(&reader, "an envelope")
    let length = try count(&reader, "an envelope")
    return NTupleEnvelopeLink(length: length, locator: NTupleLocator(offset: offset, size: size))
  }

  private static func count(_ reader: inout ByteReader, _ what: String) throws -> Int {
    let value: UInt64 = try reader.integer()
    guard let count = Int(exactly: value) else { throw reader.malformed("\(what) of \(value)") }
    return count
  }
}
