import Events
import Foundation
import TestSupport
import Testing

@Suite("CSV writer")
struct CSVWriterTests {
  private func written(
    _ table: EventTable, _ writer: CSVWriter = CSVWriter(), columns: [String]? = nil
  ) throws -> String {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "events.csv")
      try writer.write(table, to: file, columns: columns)
      // Nothing is left beside it.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["events.csv"])
      return try String(contentsOf: file, encoding: .utf8)
    }
  }

  @Test func `numbers are as short as they can be`() throws {
    let table = try EventTable(columns: [
      "x": [1, -0.0, 0.1, 1e5, 1e-5, 1e300, .infinity, -.infinity, .nan, .leastNonzeroMagnitude]
    ])
    #expect(
      try written(table)
        == "x\n1\n-0\n0.1\n100000\n1e-05\n1e+300\ninf\n-inf\nnan\n5e-324\n")
  }

  @Test func `texts are quoted where they have to be`() throws {
    let table = try EventTable(
      columns: ["n": [1, 2, 3, 4, 5]],
      text: ["a,b": ["s", "x,y", "say \"s\"", "", " s"], "t": ["#", "a\nb", "é", "c\rd", "e "]])
    #expect(
      try written(table)
        == "n,\"a,b\",t\n1,s,#\n2,\"x,y\",\"a\nb\"\n3,\"say \"\"s\"\"\",é\n4,,\"c\rd\"\n5,\" s\",\"e \"\n"
    )
    #expect(
      try written(table.rows(in: 3..<5), CSVWriter(hasHeader: false), columns: ["a,b"])
        == "\"\"\n\" s\"\n")
    #expect(
      try written(table.rows(in: 0..<1), CSVWriter(separator: .tab), columns: ["t", "n"])
        == "t\tn\n\"#\"\t1\n")
  }

  @Test(arguments: [CSVSeparator.comma, .semicolon, .tab, .blanks, .byte(UInt8(ascii: "|"))])
  func `what is written reads back, to the last bit`(separator: CSVSeparator) throws {
    let hash = EventHash(seed: 8)
    let values = (0..<5000).map { Double(bitPattern: hash.bits(for: $0)) }.map {
      $0.isFinite ? $0 : 0
    }
    let alphabet = Array(",;\t| \"\n\r#a1é")
    let texts = (0..<5000).map { (row: UInt64) in
      String(
        (0..<hash.bits(for: row) % 4).map { alphabet[Int(hash.bits(for: row << 8 | $0) % 12)] })
    }
    let table = try EventTable(columns: [("x", values)], text: [("t", texts), ("u,;\t |", texts)])
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "events.csv")
      try CSVWriter(separator: separator).write(table, to: file, columns: ["t", "x", "u,;\t |"])
      let reader = CSVReader(
        columns: ["x"], text: ["t", "u,;\t |"],
        format: CSVFormat(separator: separator, comment: UInt8(ascii: "#")))
      #expect(try reader.read(file) == table)
    }
  }

  @Test func `tables follow one another below one header`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.csv")
      try CSVWriter().write(columns: ["label", "x"], to: file) { append in
        for x in [[1.0, 2], [], [3]] {
          try append(EventTable(columns: ["x": x]).adding("label", text: x.map { "\(Int($0))" }))
        }
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == "label,x\n1,1\n2,2\n3,3\n")
      #expect(throws: EventsError.unknownColumn("y", available: ["x"], file: nil)) {
        try CSVWriter().write(columns: ["y"], to: file) { try $0(EventTable(columns: ["x": [1]])) }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
    }
  }

  @Test func `files that cannot be written, and columns that are not there`() throws {
    let table = try sampleTable()
    let nowhere = URL(filePath: "/nowhere/events.csv")
    #expect(
      errorText { try CSVWriter().write(table, to: nowhere) }
        == "/nowhere/events.csv: cannot be written: No such file or directory")
    #expect(
      errorText { try CSVWriter().write(table, to: nowhere, columns: ["Labl"]) }
        .hasPrefix("no column 'Labl'"))
  }
}
