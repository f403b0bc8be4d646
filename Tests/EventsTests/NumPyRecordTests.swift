import Foundation
import TestSupport
import Testing

@testable import Events

@Suite("NumPy records and texts")
struct NumPyRecordTests {
  /// Two records of an integer, a gap, a number, a text and a pair: 2 + 2 + 8 + 8 + 8 bytes.
  static let header =
    "{'descr': [('n', '<i2'), ('', '|V2'), ('x', '>f8'), ('label', '<U2'), ('pair', '<f4', (2,))],"
    + " 'fortran_order': False, 'shape': (2,), }"
  static let elements: [UInt8] =
    [0xFE, 0xFF, 9, 9] + [0x3F, 0xF8, 0, 0, 0, 0, 0, 0] + [0xE9, 0, 0, 0, 0, 0, 0, 0]
    + [UInt8](repeating: 0, count: 8)
    + [3, 0, 9, 9] + [0xC0, 0, 0, 0, 0, 0, 0, 0] + [0x62, 0, 0, 0, 0x02, 0xF6, 0x01, 0]
    + [UInt8](repeating: 0, count: 8)

  @Test func `become tables, column by column`() throws {
    try withFile(npy(header: Self.header, Self.elements)) { file in
      let table = try EventTable(records: file, columns: ["x", "label", "n"])
      #expect(
        try table
          == EventTable(
            columns: ["x": [1.5, -2], "n": [-2, 3]], text: ["label": ["é", "b\u{1F602}"]]))
      #expect(try table.storedColumn("x").isMapped)
      #expect(try EventTable(mapping: file, columns: ["n"])["n"] == [-2, 3])
    }
  }

  @Test func `names of fields are in Latin-1 before version 3, and in UTF-8 then`() throws {
    let header = "{'descr': [('\u{E9}', '|u1')], 'fortran_order': False, 'shape': (1,)}"
    let unicode = npy(header: header, [7], version: 3)
    try withFile(unicode) { file in
      let table = try EventTable(records: file)
      #expect(try table["\u{E9}"] == [7])
    }
    // NumPy writes the same name as one byte.
    var latin = npy(header: header.replacing("\u{E9}", with: "?"), [7], version: 1)
    let place = try #require(latin.firstIndex(of: UInt8(ascii: "?")))
    latin[place] = 0xE9
    try withFile(latin) { file in
      let table = try EventTable(records: file)
      #expect(try table["\u{E9}"] == [7])
    }
  }

  @Test func `only what is asked for has to be readable`() throws {
    try withFile(npy(header: Self.header, Self.elements)) { file in
      let text = errorText { try EventTable(records: file) }
      #expect(text.hasPrefix("\(file.path): elements of type '<f4[2]' are not read"))
      #expect(
        errorText { try EventTable(records: file, columns: ["lable"]) }
          == "\(file.path): no column 'lable'; did you mean 'label'?"
          + "\nThe columns are: n, x, label, pair")
      #expect(
        errorText { try NumPyFile.read(file) }
          == "\(file.path): the array holds records of n, x, label, pair, not numbers;"
          + " read it with EventTable(records:)")
    }
  }

  @Test func `records within records are flattened`() throws {
    let header =
      "{'descr': [('a', [('x', '|u1'), ('y', '|i1')]), (('a title', 'b'), '|b1')],"
      + " 'fortran_order': False, 'shape': (2,)}"
    try withFile(npy(header: header, [1, 0xFF, 1, 2, 0xFE, 0])) { file in
      let table = try EventTable(records: file)
      #expect(
        try table == EventTable(columns: ["a.x": [1, 2], "a.y": [-1, -2], "b": [1, 0]]))
    }
  }

  @Test(
    arguments: [
      ("<U3", [97, 0, 0, 0, 0xAC, 0x20, 0, 0, 0, 0, 0, 0], "a€"), (">U1", [0, 0, 0, 98], "b"),
      ("|S3", [97, 0, 98], "a\0b"), ("|S2", [0, 0], ""), ("<U0", [], ""),
    ] as [(String, [UInt8], String)])
  func `texts of every kind`(type: String, elements: [UInt8], text: String) throws {
    try withFile(npy(type, "(1,)", elements)) { file in
      let texts = try NumPyFile.readTexts(file)
      #expect(texts == [text])
    }
  }

  @Test func `bytes that are no text, and numbers`() throws {
    try withFile(npy("|S1", "(2,)", [97, 0xFF])) { file in
      #expect(
        errorText { try NumPyFile.readTexts(file) }
          == "\(file.path): element 1 is no text: its bytes are not those of characters")
    }
    try withFile(npy("<U1", "(1,)", [0, 0xD8, 0, 0])) { file in
      #expect(errorText { try NumPyFile.readTexts(file) }.contains("element 0 is no text"))
    }
    try withFile(npy("|u1", "(1,)", [1])) { file in
      #expect(
        errorText { try NumPyFile.readTexts(file) }
          == "\(file.path): elements of type '|u1' are no texts")
      #expect(
        errorText { try EventTable(records: file) }
          == "\(file.path): the array has elements of type '|u1', not records;"
          + " name its columns with EventTable(mapping:columns:)")
    }
  }

  @Test func `what is written reads back`() throws {
    let table = try EventTable(
      columns: ["x": [0.1, -.infinity, .greatestFiniteMagnitude], "it's": [1, 2, 3]],
      text: ["Label": ["s", "", "b€\u{1F602}"]])
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "events.npy")
      try table.writeRecords(to: file)
      #expect(try EventTable(records: file) == table)
      let none = try EventTable(columns: ["x": []], text: ["t": []])
      try none.writeRecords(to: file)
      #expect(try EventTable(records: file) == none)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["events.npy"])
    }
  }

  @Test(arguments: [
    "[('a', '<f8'), ('a', '<f8')]", "[('a', '<f8')", "[(('a', '<f8')]", "[('a')]", "[]", "[[]]",
    "[('a', '<f8', (4294967296, 4294967296))]", "[('a', [('b', '<f8')], (2,))]",
    "'<U4611686018427387904'",
  ])
  func `damaged descriptions are refused`(type: String) {
    let header = "{'descr': \(type), 'fortran_order': False, 'shape': (1,)}"
    let text = errorText { try NumPyFile.parse(npy(header: header), file: "a.npy") }
    #expect(text.hasPrefix("a.npy: "))
  }

  @Test func `records within records end somewhere`() {
    let depth = 100_000
    let type = String(repeating: "[('a', ", count: depth)
    let data = npy(header: "{'descr': \(type)", version: 2)
    #expect(
      errorText { try NumPyFile.parse(data, file: "a.npy") }.contains("more than 32 deep"))
  }
}
