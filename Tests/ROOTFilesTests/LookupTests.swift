import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Keys of ROOT files")
struct LookupTests {
  private static let entries: [TinyFile.Entry] = [
    .string(name: "mass", cycle: 1, text: "old"), .string(name: "mass", cycle: 2, text: "new"),
    .directory(
      name: "signal",
      [
        .directory(name: "tau", [.string(name: "pt", cycle: 7, text: "deep")]),
        .string(name: "a/b", cycle: 1, text: "slash"),
      ]),
    .directory(name: "empty", []), .string(name: "no;thing", cycle: 1, text: "semicolon"),
  ]

  @Test(arguments: [false, true])
  func `keys of small and big files, in the order of the file`(isBig: Bool) throws {
    let file = try TinyFile(isBig: isBig).file(Self.entries)
    #expect(file.isBig == isBig)
    #expect(file.version.description == "6.34/04")
    #expect(
      try file.keys.map(\.path) == ["mass;1", "mass;2", "signal;1", "empty;1", "no;thing;1"])
    #expect(
      try file.allKeys().map(\.path) == [
        "mass;1", "mass;2", "signal;1", "signal/tau;1", "signal/tau/pt;7", "signal/a/b;1",
        "empty;1", "no;thing;1",
      ])
  }

  @Test(
    arguments: [
      ("mass", "new"), ("mass;1", "old"), ("mass;2", "new"), ("signal/tau/pt", "deep"),
      ("signal/tau/pt;7", "deep"), ("/signal//tau/pt", "deep"), ("signal;1/tau/pt", "deep"),
      ("signal/a/b", "slash"), ("no;thing", "semicolon"), ("no;thing;1", "semicolon"),
    ])
  func `a path finds the highest cycle, or the one it names`(path: String, text: String) throws {
    let key = try TinyFile().file(Self.entries)[path]
    #expect(try key.object(of: "TObjString", called: "a text").text("fString") == text)
  }

  @Test func `a key tells what it stands for`() throws {
    let key = try TinyFile().file(Self.entries)["signal/tau/pt"]
    #expect(key.name == "pt")
    #expect(key.cycle == 7)
    #expect(key.className == "TObjString")
    #expect(key.title == "title of pt")
    #expect(key.uncompressedByteCount == 21)
    #expect(key.storedByteCount == 21)
    #expect(!key.isCompressed)
    #expect(try key.compression == nil)
    #expect(!key.isDirectory)
  }

  @Test(
    arguments: [
      (
        "mas",
        """
        tiny.root: no 'mas' in the top directory; did you mean 'mass'?
        The keys there are: mass, signal, empty, no;thing
        """
      ),
      (
        "signal/tao/pt",
        """
        tiny.root: no 'tao' (of 'signal/tao/pt') in directory 'signal'; did you mean 'tau'?
        The keys there are: tau, a/b
        """
      ),
      (
        "mass;3",
        """
        tiny.root: no 'mass;3' in the top directory; did you mean 'mass;1' or 'mass;2'?
        The keys there are: mass;1, mass;2, signal;1, empty;1, no;thing;1
        """
      ),
      (
        "empty/x",
        """
        tiny.root: no 'x' (of 'empty/x') in directory 'empty'
        The keys there are: (none)
        """
      ),
      ("mass/x", "tiny.root: 'mass;2' is of class 'TObjString'; expected a directory"),
    ])
  func `a path that leads nowhere`(path: String, text: String) throws {
    let file = try TinyFile().file(Self.entries)
    let error = try #require(throws: ROOTFileError.self) { try file[path] }
    #expect(error.description == text)
  }

  @Test func `a class that is no histogram`() throws {
    let file = try TinyFile().file(Self.entries)
    let error = try #require(throws: ROOTFileError.self) { try file.histogram("mass") }
    #expect(
      error.description
        == "tiny.root: 'mass;2' is of class 'TObjString'; expected a histogram")
  }

  @Test func `a version from which 10⁶ was taken`() throws {
    let file = try TinyFile(version: 62400 - 1_000_000).file([])
    #expect(file.version.description == "6.24/00")
    #expect(!file.isBig)
  }
}
