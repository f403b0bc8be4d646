import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("The bytes of written ROOT files")
struct WrittenBytesTests {
  private func bytes(_ file: ROOTFileWriter, _ folder: URL) throws -> Data {
    let url = folder.appending(path: "x.root")
    try file.write(to: url)
    return try Data(contentsOf: url)
  }

  private func identity(_ bytes: Data) -> Data { bytes[47..<63] }

  @Test func `equal content gives equal bytes, other content another identity`() throws {
    try withTemporaryFolder { folder in
      let first = try bytes(try WrittenExample.file(), folder)
      #expect(try bytes(try WrittenExample.file(), folder) == first)
      var other = try WrittenExample.file()
      try other.add(WrittenExample.histograms[0].histogram, at: "one more")
      let second = try bytes(other, folder)
      #expect(identity(first) != identity(second))
      // Version 8 and the variant of RFC 9562.
      let id = Array(identity(first))
      #expect(id[6] >> 4 == 8 && id[8] >> 6 == 2)
    }
  }

  @Test func `the date is the one that is given`() throws {
    try withTemporaryFolder { folder in
      // 2026-03-04 05:06:07 UTC.
      let date = Date(timeIntervalSince1970: 1_772_600_767)
      let file = ROOTFileWriter(date: date)
      // Behind the header: the length, version and size of the first record.
      let code = try bytes(file, folder)[110..<114].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let parts = [(26, 6), (22, 4), (17, 5), (12, 5), (6, 6), (0, 6)].map {
        Int(code >> $0.0 & (1 << $0.1 - 1))
      }
      #expect(parts == [31, 3, 4, 5, 6, 7])
      let earliest = try bytes(ROOTFileWriter(), folder)
      #expect(earliest[110..<114].elementsEqual([0, 0x42, 0, 0]))
    }
  }

  @Test func `a file without objects`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "empty.root")
      try ROOTFileWriter().write(to: url)
      #expect(try ROOTFile(contentsOf: url).allKeys().isEmpty)
    }
  }

  @Test func `what does not get smaller is stored as it is`() throws {
    let noise = (0..<1000).map { xxHash64(of: $0) }.flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    for settings in [ROOTCompressionSettings.zlib, .lzma, .lz4, .zstd, .none] {
      #expect(settings.stored(noise) == noise)
      #expect(settings.stored([]) == [])
      let zeros = [UInt8](repeating: 0, count: 1000)
      #expect((settings.stored(zeros).count < 200) == (settings != .none))
    }
  }

  private func xxHash64(of number: Int) -> UInt64 {
    withUnsafeBytes(of: number.littleEndian) { ROOTFiles.xxHash64($0) }
  }
}
