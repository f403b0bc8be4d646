import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Baskets read in pieces")
struct BasketCacheTests {
  /// Reads a third of a column's only basket, overwrites the baskets in the file, and reads on.
  @Test(arguments: [ROOTCompressionSettings.zlib, .zstd])
  func `are decompressed once, and kept to their end`(compression: ROOTCompressionSettings) throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "tree.root")
      var file = ROOTFileWriter(compression: compression)
      try file.add(WrittenExample.tree(count: 300), at: "all")
      try file.write(to: url)
      let bytes = try Data(contentsOf: url)
      let ranges = try compressedContents(of: ROOTFile(contentsOf: url)["all"])
      #expect(["one_int32", "one_text", "matrix", "Jet_pt"].allSatisfy { ranges[$0] != nil })
      for name in ranges.keys {
        let tree = try ROOTFile(contentsOf: url).tree("all")
        let whole = try tree.read(name)
        let first = try tree.read(name, entries: 0..<100)
        try overwrite(ranges.values, of: url)
        let rest = try [100..<200, 200..<300].map { try tree.read(name, entries: $0) }
        #expect(ROOTArray.joined([first] + rest) == whole, "\(name)")
        #expect(throws: ROOTFileError.self, "\(name)") { try tree.read(name, entries: 0..<100) }
        try bytes.write(to: url)
      }
    }
  }

  /// Where the content of the first basket of each column is, of those that are compressed.
  private func compressedContents(of key: ROOTKey) throws -> [String: Range<Int>] {
    let object = try key.object(of: "TTree", called: "a tree")
    let contents = try TreeContents(object, count: 300, storage: key.storage)
    var ranges: [String: Range<Int>] = [:]
    for column in contents.columns {
      #expect(column.baskets.baskets.count == 1)
      guard case .stored(let position) = column.baskets.baskets[0] else { continue }
      let header = try BasketHeader.read(at: position, of: key.storage.bytes, key: key.path)
      guard header.isCompressed else { continue }
      ranges[column.column.name] = position + header.keyLength..<position + header.totalLength
    }
    return ranges
  }

  private func overwrite(_ ranges: some Sequence<Range<Int>>, of url: URL) throws {
    let file = try FileHandle(forWritingTo: url)
    defer { try? file.close() }
    for range in ranges {
      try file.seek(toOffset: UInt64(range.lowerBound))
      try file.write(contentsOf: Data(repeating: 255, count: range.count))
    }
  }

  @Test func `those used last are kept, within the limit`() {
    let cache = BasketCache(limit: 10)
    for position in 1...3 { cache.keep([UInt8](repeating: 0, count: 4), at: position) }
    #expect(cache.content(at: 1, count: 4, isLast: false) == nil)
    #expect(cache.content(at: 2, count: 4, isLast: false) != nil)
    cache.keep([0, 0, 0, 0], at: 4)
    #expect(cache.content(at: 3, count: 4, isLast: false) == nil)
    #expect(cache.content(at: 2, count: 5, isLast: false) == nil)
    #expect(cache.content(at: 2, count: 4, isLast: true) != nil)
    #expect(cache.content(at: 2, count: 4, isLast: true) == nil)
    cache.keep([UInt8](repeating: 0, count: 20), at: 5)
    #expect(cache.content(at: 5, count: 20, isLast: false)?.count == 20)
    #expect(cache.content(at: 4, count: 4, isLast: false) == nil)
  }
}
