import Events
import Foundation
import TestSupport
import Testing

@Suite("CSV reader")
struct CSVReaderTests {
  @Test func `numbers and text come by name, in the order asked for`() throws {
    let table = try parse("a,b,Label\n1,2.5,s\n-3e2, 4 ,b\n", .init(text: ["Label"]))
    #expect(
      try table
        == EventTable(columns: ["a": [1, -300], "b": [2.5, 4]], text: ["Label": ["s", "b"]]))
    let some = try parse("a,b,Label\n1,2.5,s\n", .init(columns: ["b", "a"]))
    #expect(some.columnNames == ["b", "a"])
    #expect(some.textNames == [])
  }

  @Test(arguments: ["a,b\n1,2\n3,4", "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4"])
  func `every line end will do, and so will none after the last line`(text: String) throws {
    #expect(try parse(text) == EventTable(columns: ["a": [1, 3], "b": [2, 4]]))
  }

  @Test func `blank lines may end the file`() throws {
    #expect(try parse("a\n1\n\r\n\n") == EventTable(columns: ["a": [1]]))
  }

  @Test func `quotes hold separators, line ends and doubled quotes`() throws {
    let table = try parse(
      "\"a\",\"the \"\"label\"\", here\"\n\"1.5\",\"x,\n\"\"y\"\"\"\n2,\"\"\n",
      .init(text: ["the \"label\", here"]))
    #expect(try table["a"] == [1.5, 2])
    #expect(try table.text("the \"label\", here") == ["x,\n\"y\"", ""])
  }

  @Test func `a byte-order mark is no part of the first name`() throws {
    #expect(try parse("\u{FEFF}a\n1\n").columnNames == ["a"])
  }

  @Test func `comments are skipped where asked`() throws {
    let text = "# made by hand\na\n# one\n1\n#\n2\n# end"
    #expect(try parse(text, .init(format: CSVFormat(comment: UInt8(ascii: "#"))))["a"] == [1, 2])
  }

  @Test func `other separators`() throws {
    let table = try parse("a;b\n1;2\n", .init(format: CSVFormat(separator: .semicolon)))
    #expect(try table["b"] == [2])
  }

  @Test func `empty cells take the value given for them`() throws {
    #expect(
      try parse("a,b\n,1\n2,\n", .init(format: CSVFormat(missingValue: -999)))["a"] == [-999, 2])
  }

  @Test func `NaN and infinities are read where allowed`() throws {
    let values = try parse(
      "a\nnan\nInf\n-INFINITY\n1e999\n-1e999\n",
      .init(format: CSVFormat(nonFiniteNumbers: .allowed)))["a"]
    #expect(values[0].isNaN)
    #expect(Array(values[1...]) == [.infinity, -.infinity, .infinity, -.infinity])
  }

  @Test func `a file reads as its bytes do`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "events.csv")
      try "a\n1\n".write(to: file, atomically: true, encoding: .utf8)
      #expect(try CSVReader().read(file)["a"] == [1])
    }
  }

  @Test func `a pipe reads as its bytes do`() throws {
    try withTemporaryFolder { folder in
      let pipe = folder.appending(path: "pipe")
      try #require(mkfifo(pipe.path, 0o600) == 0)
      let text = "a\n" + String(repeating: "1\n", count: 100_000)
      Thread.detachNewThread {
        // Waits for the reader; should there be none, the test fails elsewhere.
        try? FileHandle(forWritingTo: pipe).write(contentsOf: Data(text.utf8))
      }
      let table = try CSVReader().read(pipe)
      #expect(table.count == 100_000)
    }
  }
}

func parse(_ text: String, _ reader: CSVReader = .init()) throws -> EventTable {
  try reader.parse(Data(text.utf8), file: "events.csv")
}
