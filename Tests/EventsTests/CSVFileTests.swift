import Foundation
import TestSupport
import Testing

@testable import Events

@Suite("CSV files")
struct CSVFileTests {
  /// Rows of a number, a text with line ends and quotes in it, and a column nobody asks for.
  static func text(rows: Int, lineEnd: String = "\n") -> String {
    let hash = EventHash(seed: 3)
    return "x,label,rest\(lineEnd)"
      + (0..<UInt64(rows)).map { row in
        let text = [
          "\"two\n1,\"\"lines\"\"\n\n,,\"", "s", "\"\"", "5\" pipe", "\"1,2,3\n4,5,6\n7,8,9\"",
        ][Int(hash.bits(for: row) % 5)]
        return "\(hash.uniform(for: row)),\(text),\"#\n\"\(lineEnd)"
      }.joined()
  }

  private func withFile(_ text: String, _ body: (URL) throws -> Void) throws {
    try EventsTests.withFile(Data(text.utf8), body)
  }

  @Test func `tell their columns, by the first rows or as they are told`() throws {
    try withFile("n,t,empty,inf\n1,a,,inf\n,3,NA,nan\n") { url in
      let format = CSVFormat(missingMarkers: ["NA"], missingValue: 0, nonFiniteNumbers: .allowed)
      let file = try CSVFile(url, format: format)
      #expect(file.schema.map(\.name) == ["n", "t", "empty", "inf"])
      #expect(file.schema.map(\.kind) == [.number, .text, .number, .number])
      let table = try file.table()
      #expect(try table["n"] == [1, 0] && table.text("t") == ["a", "3"])
      let other = try CSVFile(url, format: format, kinds: ["n": .text])
      #expect(try other.table(columns: ["n"]).text("n") == ["1", ""])
      #expect(
        errorText { try CSVFile(url, format: format, kinds: ["emtpy": .text]) }
          == "\(url.path): no column 'emtpy'; did you mean 'empty'?\nThe columns are: n, t, empty, inf"
      )
      #expect(errorText { try file.table(columns: ["n", "n"]) }.contains("given twice"))
      #expect(errorText { try file.blocks(columns: ["q"]) }.contains("no column 'q'"))
    }
  }

  @Test func `a column that turns out otherwise later names the line`() throws {
    try withFile("a\n" + String(repeating: "1\n", count: 1000) + "x\n") { url in
      #expect(
        errorText { try CSVFile(url).table() }
          == "\(url.path):1002: column 'a': 'x' is not a number;"
          + " correct it, or read the column as text")
    }
  }

  @Test(arguments: [1, 7, 1024, 5000, Int.max])
  func `come in blocks that make up the table`(size: Int) throws {
    try withFile(Self.text(rows: 3000)) { url in
      let file = try CSVFile(url)
      var blocks = try file.blocks(columns: ["label", "x"], rowsPerBlock: size)
      var tables: [EventTable] = []
      while let block = try blocks.next() { tables.append(block) }
      #expect(tables.dropLast().allSatisfy { $0.count == size })
      #expect(
        try tables[0].concatenated(with: Array(tables.dropFirst()))
          == file.table(columns: ["label", "x"]))
      #expect(try blocks.next() == nil)
    }
  }

  @Test func `a bad row ends the blocks behind those before it`() throws {
    try withFile("a\n1\n2\n3\nx\n4\n") { url in
      let file = try CSVFile(url, kinds: ["a": .number])
      var blocks = try file.blocks(rowsPerBlock: 2)
      #expect(try blocks.next()?["a"] == [1, 2])
      #expect(nextError(&blocks).hasPrefix("\(url.path):5: column 'a': 'x'"))
      #expect(try blocks.next() == nil)
    }
  }

  @Test func `a header without rows is a file without blocks`() throws {
    for text in ["a,b", "a,b\n", "a,b\n\n"] {
      try withFile(text) { url in
        let file = try CSVFile(url)
        #expect(file.schema.map(\.name) == ["a", "b"])
        var blocks = try file.blocks()
        #expect(try blocks.next() == nil)
      }
    }
  }

  @Test func `a text in memory is read like a file`() throws {
    let bytes = Data(Self.text(rows: 50).utf8)
    try EventsTests.withFile(bytes) { url in
      let (file, same) = (try CSVFile(bytes, name: "standard input"), try CSVFile(url))
      #expect(file.schema == same.schema)
      #expect(try file.table() == same.table())
      #expect(
        errorText { try file.table(columns: ["rset"]) }
          == "standard input: no column 'rset'; did you mean 'rest'?\nThe columns are: x, label, rest"
      )
    }
    #expect(errorText { try CSVFile(Data(), name: "it") }.hasPrefix("it:1: the file is empty"))
  }

  @Test func `errors call a file as it was given`() throws {
    let file = URL(filePath: "nowhere/events.csv")
    #expect(errorText { try CSVFile(file) } == "nowhere/events.csv: no such file")
    #expect(errorText { try CSVReader().read(file) } == "nowhere/events.csv: no such file")
    #expect(errorText { try NumPyFile.read(file) } == "nowhere/events.csv: no such file")
    #expect(errorText { try NumPyArchive(file) } == "nowhere/events.csv: no such file")
    #expect(
      errorText { try CSVWriter().write(EventTable(columns: ["a": [1]]), to: file) }
        .hasPrefix("nowhere/events.csv: cannot be written: "))
  }

  private func nextError(_ blocks: inout CSVBlocks) -> String {
    do {
      return "no error, but \(String(describing: try blocks.next()))"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `are the same table for any number of threads and parts`(lineEnd: String) throws {
    let text = Self.text(rows: 400, lineEnd: lineEnd) + lineEnd
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBytes { bytes in
      let text = CSVText(bytes, file: "events.csv", format: CSVFormat())
      let header = try CSVHeader(text)
      let layout = try CSVLayout(
        header: header.names, numbers: ["x"], texts: ["label"], file: "events.csv")
      let expected = try CSVParts(text, layout, from: header.end, threads: 1).table()
      #expect(expected.count == 400)
      for (threads, size) in [(2, 1), (3, 100), (8, 1), (64, 16)] {
        let parts = CSVParts(text, layout, from: header.end, threads: threads, leastSize: size)
        #expect(try parts.table() == expected, "\(threads) threads")
      }
    }
  }

  @Test func `name the first wrong line for any number of threads`() throws {
    let rows = (0..<1000).map { $0 == 700 || $0 == 900 ? "x,\"\n\"" : "\($0),\"1,\n2\"" }
    let bytes = Array(("a,t\n" + rows.joined(separator: "\n")).utf8)
    bytes.withUnsafeBytes { bytes in
      let text = CSVText(bytes, file: "events.csv", format: CSVFormat())
      for threads in [1, 2, 16] {
        let error = errorText {
          let header = try CSVHeader(text)
          let layout = try CSVLayout(
            header: header.names, numbers: ["a"], texts: ["t"], file: "events.csv")
          return try CSVParts(text, layout, from: header.end, threads: threads, leastSize: 1)
            .table()
        }
        #expect(error.hasPrefix("events.csv:1402: column 'a': 'x' is not a number"))
      }
    }
  }

  @Test func `a file cut short later is noticed`() throws {
    try withFile("a\n" + String(repeating: "1\n", count: 10_000)) { url in
      let file = try CSVFile(url)
      let handle = try FileHandle(forWritingTo: url)
      try handle.truncate(atOffset: 100)
      try handle.close()
      #expect(errorText { try file.table() }.contains("the file had 20002 bytes"))
    }
  }

  @Test func `no cut makes reading crash`() throws {
    let bytes = Array(("\u{FEFF}" + Self.text(rows: 12, lineEnd: "\r\n")).utf8)
    for count in bytes.indices {
      try EventsTests.withFile(Data(bytes[..<count])) { url in
        let whole = errorText { try CSVReader(columns: ["x"], text: ["label"]).read(url) }
        let parts = errorText {
          try CSVReader(columns: ["x"], text: ["label"], threads: 4).read(url)
        }
        #expect(whole == parts)
        _ = errorText { try CSVFile(url).table() }
      }
    }
  }
}
