import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Files that are no ROOT files, or damaged ones")
struct FileErrorTests {
  private func text(_ bytes: [UInt8]) throws -> String {
    let error = try #require(throws: ROOTFileError.self) {
      try ROOTFile(Data(bytes), path: "x.root").allKeys()
    }
    return error.description
  }

  @Test func `a file that is not there, or a folder`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "none.root")
      #expect(throws: ROOTFileError.missingFile(path.path)) { try ROOTFile(contentsOf: path) }
      #expect(
        throws: ROOTFileError.unreadableFile(
          folder.path, reason: "it is a folder; expected a file")
      ) { try ROOTFile(contentsOf: folder) }
    }
  }

  @Test func `other files`() throws {
    #expect(
      try text([]) == "x.root: not a ROOT file: it is empty; expected 72 6f 6f 74 (“root”)")
    #expect(
      try text(Array("PK\u{3}\u{4}rest".utf8))
        == "x.root: not a ROOT file: it begins with 50 4b 03 04; expected 72 6f 6f 74 (“root”)")
  }

  @Test func `an empty file on disk`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "empty.root")
      try Data().write(to: path)
      #expect(throws: ROOTFileError.notROOT(path.path, firstBytes: [])) {
        try ROOTFile(contentsOf: path)
      }
    }
  }

  @Test func `a file from disk is the same as its bytes`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "tiny.root")
      let bytes = TinyFile().bytes([.string(name: "a", cycle: 1, text: "text")])
      try Data(bytes).write(to: path)
      let key = try ROOTFile(contentsOf: path)["a"]
      #expect(try key.object(of: "TObjString", called: "a text").text("fString") == "text")
    }
  }

  @Test func `a file cut off anywhere is refused`() throws {
    let bytes = TinyFile(isBig: true).bytes([.directory(name: "d", [])])
    for count in bytes.indices {
      #expect(throws: ROOTFileError.self) {
        try ROOTFile(Data(bytes[..<count]), path: "x.root")
      }
    }
    #expect(
      try text(Array(bytes.dropLast()))
        == "x.root: the file has \(bytes.count - 1) bytes, its header says \(bytes.count); it was"
        + " cut off, or its writing was not finished: copy or make it again")
  }

  @Test func `a directory that contains itself`() throws {
    let bytes = TinyFile().bytes([.directory(name: "loop", [])])
    // A directory ends in the length of its list of keys, three positions, and that of the list.
    let top = bytes[158..<188].suffix(20)
    let list = top.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    var looped = bytes
    // The inner directory is the last object before the outer list.
    looped.replaceSubrange(list - 20..<list, with: top)
    #expect(
      try text(looped).contains("a directory that contains itself, or too many in one another"))
  }

  @Test func `a list of more keys than its bytes can hold`() throws {
    var bytes = TinyFile().bytes([.string(name: "a", cycle: 1, text: "text")])
    let key = "TObjString".utf8.count + "a".utf8.count + "title of a".utf8.count + 3 + 26
    bytes.replaceSubrange(bytes.count - key - 4..<bytes.count - key, with: [127, 255, 255, 255])
    #expect(try text(bytes).contains("a list of 2147483647 keys where \(key) bytes are left"))
  }

  @Test func `an object said to be larger than its blocks`() throws {
    let file = try TinyFile().file([
      .stored(name: "a", className: "TObjString", object: [1, 2], uncompressedCount: 2_000_000_000)
    ])
    let error = try #require(throws: ROOTFileError.self) {
      try file["a"].object(of: "TObjString", called: "a text")
    }
    #expect(
      error.description.hasSuffix(
        "the header of a block of 9 bytes where 2 are left; the file is damaged"))
  }
}
