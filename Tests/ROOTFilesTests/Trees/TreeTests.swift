import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Trees")
struct TreeTests {
  private func tree(_ name: String, _ path: String) throws -> ROOTTree {
    try ROOTFile(contentsOf: MadeTrees.url(name)).tree(path)
  }

  @Test func `what a tree says of itself`() throws {
    let tree = try tree("zlib", "many")
    #expect(tree.name == "many" && tree.title == "the title of many" && tree.count == 150)
    #expect(tree.clusters == [0..<40, 40..<80, 80..<120, 120..<150])
    let x = try #require(tree.columns.first { $0.name == "x" })
    #expect(x.title == "x[n]/F" && x.typeName == "Float_t" && "\(x.type)" == "float[]")
    #expect(x.compression == .zlib)
    #expect(x.storedByteCount < x.uncompressedByteCount)
  }

  @Test(
    arguments: [
      ("zlib", ROOTCompression.zlib), ("lzma", .lzma), ("lz4", .lz4), ("zstd", .zstd),
      ("none", nil),
    ])
  func `how columns are compressed`(name: String, expected: ROOTCompression?) throws {
    let y = try #require(try tree(name, "many").columns.first { $0.name == "y" })
    #expect(y.compression == expected)
  }

  /// ROOT's own counts leave out what it did not give records of their own.
  @Test(arguments: ["embedded", "saved"])
  func `baskets in the tree's record have a size, too`(name: String) throws {
    for column in try tree(name, "t").columns {
      // Of 100 entries, three quarters have elements; y has one each.
      let least = column.name == "y" ? 800 : 400
      #expect(column.uncompressedByteCount >= least, "\(column.name)")
      #expect(column.storedByteCount > 100, "\(column.name)")
    }
  }

  @Test func `types as they are written`() throws {
    let types = Dictionary(
      uniqueKeysWithValues: try tree("objects", "split").columns.map { ($0.name, "\($0.type)") })
    #expect(types["event.hits"] == "int32_t")
    #expect(types["event.hits.energy"] == "float[][2]")
    #expect(types["event.hits.cells"] == "int16_t[][]")
    #expect(types["event.hits.label"] == "string[]")
    #expect(types["event.matrix"] == "double[2][3]")
    #expect(types["event.tracks.phi"] == "float[]")
    #expect(types["event.Base.flags"] == "uint16_t[3]")
    let names = try tree("objects", "split").columns.filter { $0.name.hasPrefix("event.") }
    #expect(names.first { $0.name == "event.masses" }?.typeName == "vector<double>")
    #expect(names.first { $0.name == "event.d32" }?.typeName == "Double32_t")
  }

  @Test func `any range of entries`() throws {
    for (path, name) in [("zlib", "many"), ("zlib", "mapped"), ("embedded", "t"), ("saved", "t")] {
      let tree = try tree(path, name)
      for column in tree.columns.map(\.name) {
        let all = try tree.read(column).nested
        for start in stride(from: 0, to: tree.count, by: 13) {
          for end in stride(from: start, through: tree.count, by: 17) {
            let some = try tree.read(column, entries: start..<end)
            #expect(some.count == end - start)
            #expect(some.nested == Array(all[start..<end]), "\(path) \(column) \(start)..<\(end)")
          }
        }
      }
    }
  }

  @Test func `objects in any range of entries`() throws {
    for name in ["split", "whole"] {
      let tree = try tree("objects", name)
      for column in tree.columns.map(\.name) {
        let all = try tree.read(column).nested
        #expect(try tree.read(column, entries: 5..<17).nested == Array(all[5..<17]), "\(column)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 8])
  func `several columns on several threads`(threads: Int) throws {
    let tree = try tree("flat", "flat")
    let names = tree.columns.map(\.name)
    let arrays = try tree.read(names, threads: threads)
    #expect(try arrays == names.map { try tree.read($0) })
    let many = try self.tree("zlib", "many")
    #expect(
      try many.read(["x"], entries: 7..<139, threads: threads) == [many.read("x", entries: 7..<139)]
    )
    #expect(try many.read([], threads: threads).isEmpty)
  }

  @Test func `the older of two cycles`() throws {
    let file = try ROOTFile(contentsOf: MadeTrees.url("cycles"))
    #expect(try file.tree("again").count == 20)
    let keys = try file.keys.filter { $0.name == "again" }
    #expect(try keys.map { try $0.tree().count }.sorted() == [10, 20])
    for key in keys {
      let tree = try key.tree()
      #expect(try tree.read("x").values == .int32((0..<Int32(tree.count)).map { $0 * $0 }))
    }
  }

  @Test func `names in brackets are names, too`() throws {
    let tree = try tree("objects", "split")
    #expect(try tree.read("event.matrix[2][3]") == tree.read("event.matrix"))
  }

  @Test func `a name that is not there`() throws {
    let error = try #require(throws: ROOTFileError.self) {
      try tree("zlib", "many").read("texts")
    }
    #expect(
      error.description.hasSuffix(
        "tree 'many;1': no column 'texts'; did you mean 'text'?\n"
          + "The columns there are: n, x, y, text"))
  }

  @Test func `something that is no tree`() throws {
    let file = try TinyFile().file([.string(name: "a", cycle: 1, text: "text")])
    #expect(
      throws: ROOTFileError.wrongClass(
        file: "tiny.root", key: "a;1", className: "TObjString", expected: "a tree")
    ) { try file.tree("a") }
  }

  @Test func `entries beyond the last`() async {
    await #expect(processExitsWith: .failure) {
      _ = try ROOTFile(contentsOf: MadeTrees.url("zlib")).tree("many").read("n", entries: 0..<151)
    }
  }
}

@Suite("Memory for columns")
struct AllocationTests {
  @Test func `piece by piece is the same as at once`() throws {
    let key = try ROOTFile(contentsOf: MadeTrees.url("zlib"))["many"]
    let tree = try key.tree()
    let object = try key.object(of: "TTree", called: "a tree")
    let contents = try TreeContents(object, count: tree.count, storage: key.storage)
    var reader = ColumnReader(
      contents.columns, of: TreeName(file: key.storage.bytes, key: key.path),
      keeping: BasketCache())
    reader.limit = AllocationLimit(byteCount: 1, ratio: 0)
    for (index, column) in contents.columns.enumerated() {
      #expect(column.baskets.baskets.count > 3)
      let entries = 3..<148
      let array = try reader.read(index, entries: entries)
      #expect(try array == tree.read(column.column.name, entries: entries))
    }
  }
}
