import Foundation
import Testing

@testable import ROOTFiles

@Suite("Compressed blocks")
struct CompressionTests {
  /// A TObjString of 100 letters a, 117 bytes.
  private static let object = {
    var bytes = Bytes()
    bytes.addString(String(repeating: "a", count: 100))
    return bytes.data
  }()

  /// Deflate's blocks of stored bytes (RFC 1951, 3.2.4): one byte, the count and its complement
  /// with the low byte first.
  private static func deflated(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let count = UInt8(bytes.count)
    return [1, count, 0, ~count, 255] + bytes
  }

  private static func block(
    _ mark: String, _ content: [UInt8], of count: Int, claiming: Int? = nil
  ) -> [UInt8] {
    var header = Array(mark.utf8) + [8]
    for size in [claiming ?? content.count, count] {
      header += (0..<3).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
    }
    return header + content
  }

  private static func read(_ stored: [UInt8], count: Int = object.count) throws -> String {
    var reader = ByteReader(stored, source: ByteSource(file: "tiny.root", key: "text;1", base: 0))
    let bytes = try decompressed(&reader, count: count)
    var objects = ObjectReader(
      ByteReader(bytes, source: reader.source), keyLength: 0, catalog: .builtIn)
    return try objects.tree(ofClass: "TObjString").view.text("fString")
  }

  @Test func `bare deflate, as ROOT wrote it at its beginnings, in two blocks`() throws {
    let stored =
      Self.block("CS", Self.deflated(Self.object[..<50]), of: 50)
      + Self.block("CS", Self.deflated(Self.object[50...]), of: Self.object.count - 50)
    #expect(try Self.read(stored) == String(repeating: "a", count: 100))
  }

  @Test(
    arguments: [
      (
        block("CS", deflated(object[...]), of: 116), 117,
        "deflate cannot decompress this block to the 116 bytes"
      ),
      (
        block("CS", deflated(object[...]), of: 118), 117,
        "a block of 118 bytes after decompression where 117 are missing"
      ),
      (block("??", [1, 2, 3], of: 117), 117, "name no compression; expected ZL, CS, XZ, L4 or ZS"),
      (block("ZL", [1, 2, 3], of: 117), 117, "zlib cannot decompress this block to the 117 bytes"),
      (block("XZ", [1, 2, 3], of: 117), 117, "LZMA cannot decompress"),
      (block("ZS", [1, 2, 3], of: 117), 117, "Zstandard cannot decompress"),
      (block("L4", [1, 2, 3], of: 117), 117, "an LZ4 block without a checksum"),
      (
        block("L4", [UInt8](repeating: 7, count: 20), of: 117), 117,
        "the checksum of an LZ4 block is wrong"
      ),
      (
        block("CS", deflated(object[...]), of: 117, claiming: 4000), 117,
        "a compressed block of 4000 bytes where 122 are left"
      ),
      (
        block("CS", deflated(object[...]), of: 117) + [0], 117,
        "1 bytes too many in the compressed blocks"
      ),
      (
        block("CS", deflated(object[...]), of: 117), Int(Int32.max),
        "the header of a block of 9 bytes where 0 are left"
      ),
    ])
  func `damage is named`(stored: [UInt8], count: Int, reason: String) throws {
    let error = try #require(throws: ROOTFileError.self) {
      try Self.read(stored, count: count)
    }
    #expect(error.description.contains(reason), "\(error)")
    #expect(error.description.hasPrefix("tiny.root, key 'text;1', byte "))
  }

  // Values of Python's xxhash 4.1.0.
  @Test(
    arguments: [
      (0, 0xef46_db37_51d8_e999), (1, 0xe934_a84a_db05_2768), (3, 0xe5c7_bb45_33bc_65dd),
      (4, 0xffce_d860_4453_cc1e), (8, 0x884a_1736_14b8_1b8d), (31, 0xc346_d2b5_9b4d_8ee1),
      (32, 0xcbf5_9c51_16ff_32b4), (100, 0x6ac1_e580_3216_6597), (255, 0x0f7d_9750_7caa_d693),
    ] as [(Int, UInt64)])
  func `the xxHash of the bytes 0, 1, 2 …`(count: Int, expected: UInt64) {
    let bytes = (0..<count).map { UInt8($0) }
    #expect(bytes.withUnsafeBytes { xxHash64($0) } == expected)
  }
}
