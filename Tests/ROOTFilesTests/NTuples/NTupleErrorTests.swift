import Foundation
import Testing

@testable import ROOTFiles

@Suite("RNTuples that cannot be read, or not so")
struct NTupleErrorTests {
  private func text(_ body: () throws -> Void) throws -> String {
    try #require(throws: ROOTFileError.self, performing: body).description
  }

  @Test func `a column that is not there`() throws {
    let ntuple = try NTupleFiles.ntuple("chunks")
    #expect(
      try text { _ = try ntuple.read("Muon_pt") }
        == "chunks.root: chunks;1: no column 'Muon_pt'; did you mean 'Muon.pt'?"
        + "\nThe columns there are: number, text, Muon.pt, Muon.charge")
  }

  @Test func `a column that is not read`() throws {
    let ntuple = try NTupleFiles.ntuple("types-lz4")
    #expect(
      try text { _ = try ntuple.read("variant") }
        == "types-lz4.root: types;1: the column 'variant' cannot be read: variants"
        + " (std::variant<float,std::string>) are not read")
  }

  @Test func `a key of another class`() throws {
    let file = try TinyFile().file([.string(name: "a", cycle: 1, text: "text")])
    #expect(
      try text { _ = try file.ntuple("a") }
        == "tiny.root: 'a;1' is of class 'TObjString'; expected an RNTuple")
  }

  @Test func `a version of before the first release`() throws {
    let file = try TinyFile().file([
      .stored(
        name: "a", className: "ROOT::Experimental::RNTuple", object: [0], uncompressedCount: 1)
    ])
    #expect(
      try text { _ = try file.ntuple("a") }.hasSuffix(
        "the class 'ROOT::Experimental::RNTuple' cannot be read: it has the format of before its"
          + " first release: write it again with ROOT 6.34 or later"))
  }

  @Test func `another epoch of the format`() throws {
    var body = Bytes()
    body.add(UInt16(2), UInt16(1), UInt16(0), UInt16(3))
    for _ in 0..<7 { body.add(UInt64(0)) }
    let text = try text { _ = try anchored(body.data, hash: nil).ntuple("a") }
    #expect(
      text.hasSuffix(
        "the class 'ROOT::RNTuple' cannot be read: its format has the version 2.1.0.3; expected"
          + " 1.x: write it again with ROOT 6.34 or later"))
  }

  @Test func `a wrong checksum of the anchor`() throws {
    let file = try anchored([UInt8](repeating: 0, count: 64), hash: 1)
    #expect(
      try text { _ = try file.ntuple("a") }.hasSuffix(
        "the checksum of the anchor is wrong; the file is damaged"))
  }

  @Test func `every checksum is verified`() throws {
    let bytes = try NTupleFiles.data("types-none.root")
    let ntuple = try NTupleFiles.ntuple("types-none")
    // The elements of “u64” lie uncompressed in the file: 2⁶⁴ − 1, 0, −34, …
    let mark = Data(repeating: 255, count: 8) + Data(repeating: 0, count: 8)
    let place = try #require(bytes.range(of: mark)).lowerBound
    var damaged = bytes
    damaged[place] = 254
    let other = try ROOTFile(damaged, path: "x.root").ntuple("types")
    let failures = ntuple.columns.filter { (try? other.read($0.name)) == nil }
    #expect(failures.map(\.name) == ["u64"])
    #expect(
      try text { _ = try other.read("u64") }.hasSuffix(
        "the checksum of a page is wrong; the file is damaged"))
  }

  @Test func `more zeros than anyone wants`() throws {
    let forgery = try Forgery(of: NTupleFiles.data("extended.root"), "deep/inside/events")
    // The last cluster has the entries 22..<30; fields added later have zeros where data lack.
    let count = 8 + 1 << 28
    let bytes = try forgery.replacing([22, 8], with: [22, UInt64(count)], in: .pageList)
    let ntuple = try ROOTFile(bytes, path: "x.root").ntuple("deep/inside/events")
    #expect(ntuple.count == 22 + count)
    #expect(try ntuple.read("late", entries: 1000..<1003).values == .float([0, 0, 0]))
    #expect(
      try text { _ = try ntuple.read("late") }
        == "x.root: deep/inside/events;1: the column 'late' cannot be read: more than 33554432"
        + " zeros from before the field was added: read fewer entries at once")
    #expect(try text { _ = try ntuple.read("lateText") }.contains("more than 33554432 zeros"))
    #expect(
      try text { _ = try ntuple.read("number") }
        == "x.root: deep/inside/events;1: the column 'number' cannot be read: in cluster 2: elements"
        + " up to 268435464 where there are 8; the file is damaged")
  }

  /// Zeros without end would take no memory where they are read piece by piece, but time without end.
  @Test(arguments: [1 << 29, 1 << 40, (1 << 48) - 1] as [UInt64])
  func `entries of which no column has an element are no more than 2²⁸`(count: UInt64) throws {
    let forgery = try Forgery(of: NTupleFiles.data("extended.root"), "deep/inside/events")
    let bytes = try forgery.replacing([22, 8], with: [22, count], in: .pageList)
    let file = try ROOTFile(bytes, path: "x.root")
    let text = try text { _ = try file.ntuple("deep/inside/events") }
    #expect(text.contains("a cluster of \(count) entries where no column has more than "))
    #expect(
      text.hasSuffix(
        " elements; at most 268435456 entries without any are read; the file is damaged"))
  }

  @Test func `features of a later version`() throws {
    let bytes = try NTupleFiles.data("extended.root")
    let forgery = try Forgery(of: bytes, "deep/inside/events")
    let forged = forgery.changed(.header, [(place: 0, byte: 4)])
    #expect(
      try text { _ = try ROOTFile(forged, path: "x.root").ntuple("deep/inside/events") }
        .hasSuffix("it uses features of a later version of the format, by the flags 4"))
  }

  /// A file with an anchor; its checksum is right where none is given.
  private func anchored(_ body: [UInt8], hash: UInt64?) throws -> ROOTFile {
    var object = Bytes()
    object.addObject(version: 2) { $0.add(body) }
    object.add(hash ?? body.withUnsafeBytes { xxHash3($0) })
    return try TinyFile().file([
      .stored(
        name: "a", className: "ROOT::RNTuple", object: object.data,
        uncompressedCount: object.count)
    ])
  }
}
