import Foundation
import TestSupport
import Testing

@testable import Events

#if os(Linux)
  /// Files with holes: 4 GB that take no room on the disk.
  @Suite("Mapped files larger than is good for memory")
  struct LargeMappingTests {
    @Test func `open, and a block of them is read, in little memory`() throws {
      let count = 1 << 29
      try withFile(npy("<f8", "(\(count),)" + String(repeating: " ", count: 7), [])) { file in
        let header = try Data(contentsOf: file).count
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: UInt64(header + 8 * count))
        try handle.seek(toOffset: UInt64(header + 8 * (count - 1)))
        try handle.write(contentsOf: withUnsafeBytes(of: 1.5) { Data($0) })
        try handle.close()

        let before = try anonymousMemory()
        let table = try EventTable(mapping: file, columns: ["x"])
        let last = table.rows(in: (count - 5000)..<count).rows(in: 1000..<5000)
        #expect(table.count == count && last.count == 4000)
        #expect(try last.storedColumn("x").sum() == 1.5)
        #expect(TableSource(table, rows: [count - 1, 0]).eventCount == 2)
        // A copy would take 4 GB, an index of the rows 2 GB.
        #expect(try anonymousMemory() - before < 256 << 20)
      }
    }

    /// Bytes that are the process's own and not a file's.
    private func anonymousMemory() throws -> Int {
      let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") })
      return try #require(
        line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
        * 1024
    }
  }
#endif
