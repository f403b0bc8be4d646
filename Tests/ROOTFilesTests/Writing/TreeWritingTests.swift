import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Trees written block by block")
struct TreeWritingTests {
  private func columns(_ count: Int = 0) throws -> [ROOTTreeColumn] {
    try WrittenExample.columns(0..<count).map(\.0)
  }

  private func block(_ entries: Range<Int>) throws -> [String: ROOTArray] {
    Dictionary(
      uniqueKeysWithValues: try WrittenExample.columns(entries).map { ($0.0.name, $0.1) })
  }

  /// The bytes of a file whose entries are appended in blocks of these sizes.
  private func bytes(
    _ sizes: [Int], clusters: ROOTClusterSize, in folder: URL
  ) throws -> Data {
    let url = folder.appending(path: "x.root")
    var file = ROOTFileWriter(compression: .lz4)
    try file.add(WrittenExample.histograms[0].histogram, at: "h")
    let tree = try ROOTTreeWriter(
      at: "deep/er/tree", columns: columns(), title: "all types", clusters: clusters, of: file,
      to: url)
    var start = 0
    for size in sizes {
      try tree.append(block(start..<start + size))
      start += size
    }
    #expect(tree.count == start)
    #expect(!FileManager.default.fileExists(atPath: url.path))
    try tree.finish()
    defer { try? FileManager.default.removeItem(at: url) }
    return try Data(contentsOf: url)
  }

  @Test(arguments: [ROOTClusterSize.entries(64), .bytes(20_000), .standard])
  func `how entries are cut into blocks makes no difference`(clusters: ROOTClusterSize) throws {
    try withTemporaryFolder { folder in
      let once = try bytes([500], clusters: clusters, in: folder)
      #expect(try bytes([1, 0, 199, 299, 1], clusters: clusters, in: folder) == once)
      #expect(
        try bytes([Int](repeating: 25, count: 20), clusters: clusters, in: folder) == once)
      let file = try ROOTFile(once, path: "x.root")
      #expect(try file.keys.map(\.name) == ["deep", "h"])
      #expect(try file["deep/er/tree"].className == "TTree")
      #expect(try file["deep/er/tree"].title == "all types")
    }
  }

  @Test func `a writer that is not finished leaves nothing`() throws {
    try withTemporaryFolder { folder in
      var tree: ROOTTreeWriter? = try ROOTTreeWriter(
        at: "t", columns: columns(), clusters: .entries(10), to: folder.appending(path: "x.root"))
      try tree?.append(block(0..<100))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.count == 1 && names[0].hasPrefix(".x.root."))
      tree = nil
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func `a block that does not fit changes nothing`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x.root")
      let columns = try [
        ROOTTreeColumn("x", .number(.double)),
        ROOTTreeColumn("a", .list(.number(.float)), counter: "n"),
        ROOTTreeColumn("b", .list(.array(.number(.int8), count: 2)), counter: "n"),
      ]
      let tree = try ROOTTreeWriter(at: "t", columns: columns, to: url)
      let good: [String: ROOTArray] = [
        "x": ROOTArray(.double([1, 2])), "a": try ROOTArray(.float([1]), counts: [0, 1]),
        "b": try ROOTArray(.int8([1, 2]), counts: [0, 1], shape: [2]),
      ]
      try tree.append(good)
      func error(_ name: String, _ values: ROOTArray?) throws -> String {
        var block = good
        block[name] = values
        return try #require(throws: ROOTFileError.self) { try tree.append(block) }.description
      }
      #expect(
        try error("y", good["x"])
          == "\(url.path): 't': no column 'y'\nThe columns there are: x, a, b")
      #expect(try error("x", nil) == "the column 'x': no values of it")
      #expect(
        try error("x", ROOTArray(.float([1, 2])))
          == "the column 'x': values of type float; expected double")
      #expect(
        try error("a", ROOTArray(.float([1]), counts: [1]))
          == "the column 'a': 1 entries, where 'x' has 2")
      #expect(
        try error("b", ROOTArray(.int8([1, 2, 3, 4]), counts: [0, 2], shape: [2]))
          == "the column 'b': 2 elements in entry 1, where 'a' has 1; both have the counter 'n'")
      #expect(tree.count == 2)
    }
  }

  @Test(
    arguments: [
      ("", .number(.int8), nil, "the column '' cannot be written: a name must not be empty"),
      ("a b", .number(.int8), nil, "the column 'a b' cannot be written: a name must not be empty"),
      ("a/D", .number(.int8), nil, "nor contain spaces or any of / [ ] : ;"),
      ("a", .list(.number(.int8)), "n[]", "the column 'n[]' cannot be written"),
      ("a", .number(.int8), "n", "it has the type int8_t and a counter, which only lists have"),
      ("a", .list(.list(.number(.int8))), nil, "the type int8_t[][] is not written; expected"),
      ("a", .array(.list(.number(.int8)), count: 2), nil, "the type int8_t[2][] is not written"),
      ("a", .list(.text), nil, "the type string[] is not written; expected"),
      ("a", .array(.text, count: 2), nil, "the type string[2] is not written; expected"),
      ("a", .array(.number(.int8), count: 0), nil, "the type int8_t[0]; expected arrays of at"),
      (
        "a", .array(.array(.number(.int8), count: .max), count: .max), nil,
        "expected arrays of at least one element, and of at most 2147483647"
      ),
    ] as [(String, ROOTColumnType, String?, String)])
  func `columns that are not written`(
    name: String, type: ROOTColumnType, counter: String?, reason: String
  ) throws {
    let error = try #require(throws: ROOTFileError.self) {
      try ROOTTreeColumn(name, type, counter: counter)
    }
    #expect(error.description.contains(reason), "\(error)")
  }

  @Test func `two columns of one name`() throws {
    var tree = ROOTTreeContents()
    try tree.add("nJet", ROOTArray(.int32([1])))
    let counter = try #require(throws: ROOTFileError.self) {
      try tree.add("Jet", ROOTArray(.float([1]), counts: [1]))
    }
    #expect(
      counter.description
        == "the column 'nJet' cannot be written: there are two columns of this name; that with the"
        + " lengths of lists is written by itself, leave it out or give the lists another counter")
    let twice = try #require(throws: ROOTFileError.self) {
      try tree.add("nJet", ROOTArray(.int32([1])))
    }
    #expect(
      twice.description
        == "the column 'nJet' cannot be written: there are two columns of this name")
    #expect(tree.columns.map(\.name) == ["nJet"])
  }
}
