import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Trees written and read")
struct TreeRoundTripTests {
  @Test(
    arguments: [ROOTCompressionSettings.none, .zlib, .lzma(level: 1), .lz4, .zstd],
    [false, true])
  func `every type comes back as it was`(compression: ROOTCompressionSettings, isBig: Bool) throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "all.root")
      try WrittenExample.file(compression: compression, isBig: isBig).write(to: url)
      let tree = try ROOTFile(contentsOf: url).tree("trees/all")
      #expect(tree.count == 1000)
      #expect(tree.title == "all types")
      #expect(tree.clusters == [0..<300, 300..<600, 600..<900, 900..<1000])
      #expect(tree.unreadable.isEmpty)
      let columns = try WrittenExample.columns(0..<1000)
      let names = Set(columns.map(\.0.name)).union(["nJet", "ntrack"])
      #expect(Set(tree.columns.map(\.name)) == names)
      for (column, array) in columns {
        #expect(try tree.read(column.name) == array, "\(column.name)")
      }
      let counts = ROOTArray(.int32((0..<1000).map { Int32($0 % 4) }))
      #expect(try tree.read("nJet") == counts)
      // Across baskets.
      let some = try WrittenExample.columns(250..<910)
      for (column, array) in some {
        #expect(try tree.read(column.name, entries: 250..<910) == array, "\(column.name)")
      }
    }
  }

  @Test func `trees without entries, and without columns`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "trees.root")
      var file = ROOTFileWriter()
      try file.add(WrittenExample.tree(count: 0), at: "noEntries")
      try file.add(ROOTTreeContents(), at: "noColumns")
      try file.write(to: url)
      let read = try ROOTFile(contentsOf: url)
      let empty = try read.tree("noEntries")
      #expect(empty.count == 0)
      #expect(try empty.read("Jet_pt").count == 0)
      #expect(try read.tree("noColumns").columns.isEmpty)
    }
  }
}
