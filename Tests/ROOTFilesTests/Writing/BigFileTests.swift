import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

/// Files of which nearly all is a gap that takes no room on the disk.
@Suite("Files over 2 GiB")
struct BigFileTests {
  /// Beyond 2³¹ and beyond 2³², and so that the file grows past the limit of 32-bit positions in the
  /// midst of its records.
  static let gaps = [2_200_000_000, 4_400_000_000, RecordHeader.smallLimit - 20_000]

  private func write(gap: Int, in folder: URL) throws -> URL {
    let url = folder.appending(path: "big.root")
    var file = try WrittenExample.file()
    file.gap = gap
    try file.write(to: url)
    return url
  }

  @Test(arguments: gaps)
  func `histograms and trees come back`(gap: Int) throws {
    try withTemporaryFolder { folder in
      let url = try write(gap: gap, in: folder)
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      #expect(try #require(attributes[.size] as? Int) > RecordHeader.smallLimit)
      #expect(allocatedByteCount(url) < 1 << 20)
      let file = try ROOTFile(contentsOf: url)
      #expect(file.isBig)
      for (path, histogram) in WrittenExample.histograms {
        #expect(try file[path].histogram() == histogram, "\(path)")
      }
      let tree = try file.tree("trees/all")
      for (column, array) in try WrittenExample.columns(0..<1000) {
        #expect(try tree.read(column.name) == array, "\(column.name)")
      }
    }
  }

  @Test func `positions of both sizes are in one file`() throws {
    try withTemporaryFolder { folder in
      let file = try ROOTFile(contentsOf: try write(gap: Self.gaps[2], in: folder))
      let positions = try file.allKeys().map(\.byteOffset)
      #expect(positions.contains { $0 <= RecordHeader.smallLimit })
      #expect(positions.contains { $0 > RecordHeader.smallLimit })
    }
  }

  @Test(
    .enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"), arguments: gaps)
  func `uproot reads them`(gap: Int) throws {
    try withTemporaryFolder { folder in
      let url = try write(gap: gap, in: folder)
      let dump = try UprootDump.of([url], in: folder)[0]
      let found = Dictionary(uniqueKeysWithValues: dump.keys.map { ($0.path, $0) })
      for (path, histogram) in WrittenExample.histograms {
        #expect(found[path + ";1"]?.histogram == UprootDump.Histogram(histogram), "\(path)")
      }
      let tree = try #require(WrittenTreeDump.of([url], in: folder)[0].first)
      let values = Dictionary(uniqueKeysWithValues: tree.branches.map { ($0.name, $0.values) })
      for (column, array) in try WrittenExample.columns(0..<1000) {
        #expect(values[column.name] == array.values.dumped, "\(column.name)")
      }
    }
  }

  @Test(.enabled(if: ConformanceScript.rootPython != nil, "\(ConformanceScript.skippedROOT)"))
  func `ROOT reads, merges and continues them`() throws {
    try withTemporaryFolder { folder in
      let small = folder.appending(path: "small.root")
      try WrittenExample.file().write(to: small)
      let big = try write(gap: Self.gaps[0], in: folder)
      let status = try ConformanceScript("root_opens.py").run(
        [folder.path, big.path, small.path], with: ConformanceScript.rootPython)
      #expect(status == 0)
    }
  }

  /// What a file takes on the disk.
  private func allocatedByteCount(_ url: URL) -> Int {
    var status = stat()
    return stat(url.path, &status) == 0 ? Int(status.st_blocks) * 512 : .max
  }
}
