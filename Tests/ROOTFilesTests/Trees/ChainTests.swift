import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Chains of trees")
struct ChainTests {
  private let names = ["zlib", "lz4", "zstd", "none", "lzma"]
  private var files: [URL] { names.map(MadeTrees.url) }

  @Test func `entries follow each other from file to file`() throws {
    let chain = try ROOTChain(files: files, tree: "many")
    #expect(chain.count == 5 * 150)
    #expect(chain.starts == [0, 150, 300, 450, 600, 750])
    #expect(chain.columns.map(\.name) == ["n", "x", "y", "text"])
    #expect(chain.clusters.count == 5 * 4 && chain.clusters.last == 720..<750)
    let truth = try MadeTrees.truth("zlib")["many"]!
    for column in chain.columns.map(\.name) {
      let expected = [[NestedValue]](repeating: truth[column]!, count: 5).flatMap(\.self)
      #expect(try chain.read(column).nested == expected)
      #expect(try chain.read(column, entries: 140..<461).nested == Array(expected[140..<461]))
      #expect(try chain.read(column, entries: 300..<300).nested.isEmpty)
    }
  }

  @Test func `a hundred files`() throws {
    let many = [[URL]](repeating: files, count: 20).flatMap(\.self)
    let chain = try ROOTChain(files: many, tree: "many")
    #expect(chain.count == 100 * 150)
    let values = try chain.read(["n", "x"], threads: 3)
    #expect(try values == [chain.read("n"), chain.read("x")])
  }

  @Test func `a column of another type`() throws {
    try withTemporaryFolder { folder in
      // The leaf's class, and its layout, by the name of another one.
      var other = try Data(contentsOf: MadeTrees.url("none"))
      while let range = other.range(of: Data("TLeafD".utf8)) {
        other.replaceSubrange(range, with: Data("TLeafL".utf8))
      }
      let file = folder.appending(path: "other.root")
      try other.write(to: file)
      #expect(
        throws: ROOTFileError.disagreeingColumn(
          table: "\(file.path), tree 'many;1'", name: "y",
          reason: "it is of type int64_t, there double")
      ) { try ROOTChain(files: [MadeTrees.url("none"), file], tree: "many") }
    }
  }

  @Test func `a file without the tree, or without a column`() throws {
    let flat = MadeTrees.url("flat")
    let error = try #require(throws: ROOTFileError.self) {
      try ROOTChain(files: [files[0], flat], tree: "many")
    }
    #expect(error.description.hasPrefix("\(flat.path): no 'many' in the top directory"))
    let embedded = MadeTrees.url("embedded")
    #expect(
      throws: ROOTFileError.unknownColumn(
        table: "\(embedded.path), tree 't;1'", name: "z", available: ["n", "x", "y", "v"])
    ) { try ROOTChain(files: [embedded], tree: "t").read("z") }
  }

  /// Files are closed when many others were read, and opened again.
  @Test(arguments: ["flat", "embedded"])
  func `a file that is another one when it is opened again`(other: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "changing.root")
      try FileManager.default.copyItem(at: files[0], to: file)
      let chain = try ROOTChain(
        files: [file] + [[URL]](repeating: files, count: 7).flatMap(\.self), tree: "many")
      try Data(contentsOf: MadeTrees.url(other)).write(to: file)
      #expect(throws: ROOTFileError.self) { try chain.read("n") }
      var changed = ROOTTreeContents()
      try changed.add("n", ROOTArray(.int32(Array(0..<149))))
      var writer = ROOTFileWriter()
      try writer.add(changed, at: "many")
      try writer.write(to: file)
      let error = try #require(throws: ROOTFileError.self) { try chain.read("n") }
      #expect(
        error.description
          == "\(file.path), tree 'many;1': cannot be read: it was written anew since the chain was"
          + " opened, when it had 150 entries; it has 149 now: open the chain again")
    }
  }
}
