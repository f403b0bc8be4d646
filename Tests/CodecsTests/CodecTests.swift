import Codecs
import Testing

@Suite("Codecs")
struct CodecTests {
  private static let content = (0..<2000).map { UInt8($0 * $0 % 13) }

  private func compressed(_ content: [UInt8], _ codec: Codec) throws -> [UInt8] {
    let bytes = content.withUnsafeBytes { codec.compressed($0, level: 5, capacity: 4000) }
    return try #require(bytes)
  }

  /// How many bytes were used, and what they stood for.
  private func expand(_ bytes: [UInt8], _ codec: Codec, to count: Int) -> (used: Int?, [UInt8]) {
    var used: Int?
    var result = [UInt8](repeating: 0, count: count)
    result.withUnsafeMutableBytes { target in
      used = bytes.withUnsafeBytes { Expander().expand($0, from: codec, into: target) }
    }
    return (used, result)
  }

  @Test(arguments: Codec.allCases)
  func `what is compressed expands again`(codec: Codec) throws {
    let bytes = try compressed(Self.content, codec)
    #expect(bytes.count < Self.content.count / 2)
    let (used, result) = expand(bytes, codec, to: Self.content.count)
    #expect(used == bytes.count)
    #expect(result == Self.content)
  }

  @Test(arguments: Codec.allCases)
  func `another number of bytes is refused`(codec: Codec) throws {
    let bytes = try compressed(Self.content, codec)
    for count in [0, Self.content.count - 1, Self.content.count + 1] {
      #expect(expand(bytes, codec, to: count).used == nil, "\(count)")
    }
    for cut in bytes.indices {
      #expect(expand(Array(bytes[..<cut]), codec, to: Self.content.count).used == nil, "\(cut)")
    }
  }

  @Test(arguments: Codec.allCases)
  func `what does not fit is not written`(codec: Codec) {
    let bytes = Self.content.withUnsafeBytes { codec.compressed($0, level: 5, capacity: 10) }
    #expect(bytes == nil)
  }

  @Test(arguments: [Codec.deflate, .zlib, .xz])
  func `bytes behind the end of a stream are not used`(codec: Codec) throws {
    let bytes = try compressed(Self.content, codec)
    #expect(expand(bytes + [0, 0, 0, 0], codec, to: Self.content.count).used == bytes.count)
  }

  @Test func `deflate of bytes that do not get smaller`() {
    let noise = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 0x9E37_79B1 >> 7) }
    let bytes = Codec.deflated(noise)
    #expect(expand(bytes, .deflate, to: noise.count).1 == noise)
    #expect(expand(Codec.deflated([]), .deflate, to: 0).used == Codec.deflated([]).count)
  }

  @Test(arguments: [Codec.zlib, .xz])
  func `a wrong checksum is noticed, unless it does not count`(codec: Codec) throws {
    var bytes = try compressed(Self.content, codec)
    // zlib's checksum is at the end; in the XZ format that of the content is before the index, here
    // of 12 bytes, and the footer of 12.
    bytes[codec == .zlib ? bytes.count - 1 : bytes.count - 25] ^= 1
    #expect(expand(bytes, codec, to: Self.content.count).used == nil)
    Checksums.$areVerified.withValue(false) {
      let (used, result) = expand(bytes, codec, to: Self.content.count)
      #expect(used == bytes.count)
      #expect(result == Self.content)
    }
  }

  /// The check value that catalogues of CRCs give for this text.
  @Test func `CRC-32 of nine digits`() {
    let digits = Array("123456789".utf8)
    #expect(digits.withUnsafeBytes { Checksums.crc32(of: $0) } == 0xCBF4_3926)
    #expect(Checksums.crc32(of: UnsafeRawBufferPointer(start: nil, count: 0)) == 0)
  }

  @Test func `checksums that agree, or do not count`() {
    #expect(Checksums.agree(1, 1) && !Checksums.agree(1, 2))
    Checksums.$areVerified.withValue(false) { #expect(Checksums.agree(1, 2)) }
  }
}
