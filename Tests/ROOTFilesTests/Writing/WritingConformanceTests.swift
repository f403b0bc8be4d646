import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Written ROOT files as uproot reads them")
struct WritingConformanceTests {
  private static let compressions: [(ROOTCompressionSettings, String)] = [
    (.none, "None"), (.zlib, "ZLIB(1)"), (.lzma(level: 2), "LZMA(2)"), (.lz4, "LZ4(4)"),
    (.zstd, "ZSTD(5)"),
  ]

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `every class of histogram`() throws {
    try withTemporaryFolder { folder in
      let files = try [false, true].map { isBig in
        let url = folder.appending(path: "big\(isBig).root")
        try WrittenExample.file(isBig: isBig).write(to: url)
        return url
      }
      for dump in try UprootDump.of(files, in: folder) {
        #expect(dump.version == [6, 40, 0])
        let found = Dictionary(uniqueKeysWithValues: dump.keys.map { ($0.path, $0) })
        for (path, histogram) in WrittenExample.histograms {
          let key = try #require(found[path + ";1"])
          #expect(key.className == histogram.className)
          #expect(try #require(key.histogram) == UprootDump.Histogram(histogram), "\(path)")
        }
      }
    }
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `a tree with every type and compression`() throws {
    try withTemporaryFolder { folder in
      var files: [URL] = []
      for (settings, name) in Self.compressions {
        for isBig in [false, true] {
          let url = folder.appending(path: "\(name)\(isBig).root")
          try WrittenExample.file(compression: settings, isBig: isBig).write(to: url)
          files.append(url)
        }
      }
      let dumps = try TreeDump.of(files, in: folder)
      try #require(dumps.count == files.count)
      for (index, trees) in dumps.enumerated() {
        try #require(trees.count == 1)
        #expect(trees[0].path == "trees/all;1")
        try check(trees[0], compression: Self.compressions[index / 2].1)
      }
    }
  }

  private func check(_ tree: TreeDump, compression: String) throws {
    #expect(tree.name == "all")
    #expect(tree.title == "all types")
    #expect(tree.count == 1000)
    #expect(tree.autoFlush == 300)
    #expect(tree.totalBytes == tree.branches.map(\.uncompressedBytes).reduce(0, +))
    #expect(tree.storedBytes == tree.branches.map(\.compressedBytes).reduce(0, +))
    let columns = try WrittenExample.columns(0..<1000)
    #expect(tree.branches.count == columns.count + 2)
    let branches = Dictionary(uniqueKeysWithValues: tree.branches.map { ($0.name, $0) })
    for (column, array) in columns {
      let branch = try #require(branches[column.name])
      #expect(branch.values == array.values.dumped, "\(column.name)")
      #expect(branch.counter == column.counter)
      #expect(branch.basketEntries == [0, 300, 600, 900, 1000])
      #expect(branch.compression == compression)
      #expect(branch.typeName == typeName(column.type))
      if column.counter != nil { #expect(branch.lengths == (0..<1000).map { $0 % 4 }) }
    }
    #expect(branches["nJet"]?.values == (0..<1000).map { "\($0 % 4)" })
    #expect(branches["ntrack"]?.typeName == "int32_t")
    #expect(branches["one_double"]?.title == "a title")
    #expect(branches["track"]?.title == "track[ntrack][3]/D")
  }

  private func typeName(_ type: ROOTColumnType) -> String {
    type == .text ? "std::string" : type.description
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `trees without entries, without columns, and with clusters by their bytes`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "trees.root")
      var file = ROOTFileWriter()
      try file.add(WrittenExample.tree(count: 0, clusters: .standard), at: "noEntries")
      try file.add(ROOTTreeContents(), at: "noColumns")
      var tree = ROOTTreeContents(clusters: .bytes(100))
      try tree.add("x", ROOTArray(.double((0..<30).map(Double.init))))
      try file.add(tree, at: "small")
      try file.write(to: url)
      let trees = try TreeDump.of([url], in: folder)[0]
      #expect(trees.map(\.path) == ["noEntries;1", "noColumns;1", "small;1"])
      #expect(trees.map(\.count) == [0, 0, 30])
      #expect(trees[0].branches.allSatisfy { $0.values.isEmpty && $0.basketEntries == [0] })
      // The first 13 doubles pass 100 bytes.
      #expect(trees[2].branches[0].basketEntries == [0, 13, 26, 30])
      #expect(trees[2].autoFlush == 13)
    }
  }
}
