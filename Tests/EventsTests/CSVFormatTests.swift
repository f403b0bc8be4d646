import Events
import Foundation
import TestSupport
import Testing

@Suite("CSV formats")
struct CSVFormatTests {
  private func parse(_ text: String, _ format: CSVFormat) throws -> EventTable {
    try CSVReader(format: format).parse(Data(text.utf8), file: "events.csv")
  }

  @Test(
    arguments: [
      ("a;b\n1;2\n", .semicolon), ("a\tb\n1\t 2\n", .tab), ("a|b\n1|2", .byte(UInt8(ascii: "|"))),
      ("a b\n1 2\n", .blanks), ("  a \t b  \r\n\t1   2\t\r\n  \r\n", .blanks),
      (" a b\n1 2 ", .blanks),
    ] as [(String, CSVSeparator)])
  func `separators`(text: String, separator: CSVSeparator) throws {
    #expect(
      try parse(text, CSVFormat(separator: separator)) == EventTable(columns: ["a": [1], "b": [2]]))
  }

  @Test func `cells in quotes may hold blanks that separate others`() throws {
    let reader = CSVReader(text: ["a b"], format: CSVFormat(separator: .blanks))
    let table = try reader.parse(Data("\"a b\" n\n  \"x\ty\"   3\n\"\" 4".utf8), file: "t")
    #expect(try table.text("a b") == ["x\ty", ""] && table["n"] == [3, 4])
  }

  @Test(arguments: ["1 2 3\n", "1\n"])
  func `rows of the wrong length among blanks`(row: String) {
    #expect(
      errorText { try parse("a b\n" + row, CSVFormat(separator: .blanks)) }
        == "events.csv:2: the row has \(row.count / 2) fields, but there are 2 columns")
  }

  @Test func `files without a header`() throws {
    let text = "# made by hand\n\n1,2\n3,4\n"
    let comment = UInt8(ascii: "#")
    #expect(
      try parse(text, CSVFormat(header: .absent, comment: comment))
        == EventTable(columns: ["column1": [1, 3], "column2": [2, 4]]))
    #expect(
      try parse(text, CSVFormat(header: .names(["x", "y"]), comment: comment))
        == EventTable(columns: ["x": [1, 3], "y": [2, 4]]))
    #expect(
      errorText { try parse(text, CSVFormat(header: .names(["x"]), comment: comment)) }
        == "events.csv:3: the row has 2 fields, but there are 1 columns")
    #expect(
      errorText { try parse(text, CSVFormat(header: .names(["x", "x"]), comment: comment)) }
        == "column 'x' is given twice; every column needs a name of its own")
  }

  @Test func `missing numbers take the value given for them`() throws {
    let format = CSVFormat(missingMarkers: ["NA", "-"], missingValue: -999)
    #expect(
      try parse("a,b\nNA,1\n - ,2\n,3\n\"\",4\n\"NA\",5\n", format)["a"]
        == [-999, -999, -999, -999, -999])
    #expect(errorText { try parse("a\nN/A\n", format) }.contains("'N/A' is not a number"))
    let nan = CSVFormat(missingMarkers: ["nan"], missingValue: 0, nonFiniteNumbers: .allowed)
    #expect(try parse("a\nnan\nNaN\n", nan)["a"].map(\.isNaN) == [false, true])
  }

  @Test func `numbers in quotes, between blanks, with a sign`() throws {
    #expect(
      try parse("a,b\n\"1.5\", +.5\n\" -2 \",\t3.\t\n\"1e3\",-0\n", CSVFormat())
        == EventTable(columns: ["a": [1.5, -2, 1000], "b": [0.5, 3, 0]]))
    #expect(errorText { try parse("a\n\"1,5\"\n", CSVFormat()) }.contains("'1,5' is not a number"))
    #expect(
      errorText { try parse("a\n\"1\"\"\"\n", CSVFormat()) }.contains("'1\"' is not a number"))
  }

  @Test func `separators that numbers contain are the programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = CSVFormat(separator: .byte(UInt8(ascii: "."))) }
  }
}
