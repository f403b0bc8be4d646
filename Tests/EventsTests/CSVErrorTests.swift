import Events
import Foundation
import TestSupport
import Testing

@Suite("CSV reader: errors")
struct CSVErrorTests {
  @Test func `missing file, and a folder in its place`() throws {
    let file = URL(filePath: "/nowhere/events.csv")
    #expect(errorText { try CSVReader().read(file) } == "/nowhere/events.csv: no such file")
    try withTemporaryFolder { folder in
      #expect(
        errorText { try CSVReader().read(folder) }.hasSuffix(": cannot be read: it is a folder"))
    }
  }

  @Test func `missing column`() {
    #expect(
      errorText { try parse("PRI_met,Weight\n1,2\n", .init(columns: ["Wieght"])) }
        == "events.csv: no column 'Wieght'; did you mean 'Weight'?"
        + "\nThe columns are: PRI_met, Weight")
    #expect(
      errorText { try parse("a,b\n1,2\n", .init(text: ["Label"])) }
        == "events.csv: no column 'Label'\nThe columns are: a, b")
  }

  @Test func `a column asked for twice`() {
    #expect(
      errorText { try parse("a\n1\n", .init(columns: ["a"], text: ["a"])) }
        == "column 'a' is given twice; every column needs a name of its own")
  }

  @Test func `a cell that is no number`() {
    #expect(
      errorText { try parse("a,Label\n1,2\n3,s\n") }
        == "events.csv:3: column 'Label': 's' is not a number;"
        + " correct it, or read the column as text")
    let long = String(repeating: "x", count: 100)
    #expect(errorText { try parse("a\n\(long)\n") }.contains("'\(long.prefix(60))…' is not"))
  }

  @Test func `line numbers count comments and line ends within quotes`() {
    #expect(
      errorText {
        try parse(
          "#\na,t\n1,\"x\ny\"\r\nz,\n",
          .init(text: ["t"], format: CSVFormat(comment: UInt8(ascii: "#"))))
      }.hasPrefix("events.csv:5: column 'a': 'z'"))
  }

  @Test func `an empty cell`() {
    #expect(
      errorText { try parse("a,b\n1, \n") }
        == "events.csv:2: column 'b': the cell is empty;"
        + " to allow missing numbers, give their value in missingValue")
    #expect(
      errorText { try parse("a\n1\n NA\n", .init(format: CSVFormat(missingMarkers: ["NA"]))) }
        == "events.csv:3: column 'a': 'NA' stands for a missing number;"
        + " to allow missing numbers, give their value in missingValue")
  }

  @Test(arguments: [("a,b\n1,2\n1\n", 1), ("a,b\n1,2\n1,2,3\n", 3), ("a,b\n1,2\n1,2,\n", 3)])
  func `wrong number of fields`(text: String, count: Int) {
    #expect(
      errorText { try parse(text) }
        == "events.csv:3: the row has \(count) fields, but there are 2 columns")
  }

  @Test func `a blank line between rows`() {
    #expect(errorText { try parse("a\n1\n\n\n2\n") } == "events.csv:3: blank line between rows")
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}"])
  func `an empty file`(text: String) {
    #expect(
      errorText { try parse(text) }
        == "events.csv:1: the file is empty; expected a header line with the names of the columns")
  }

  @Test func `a header without rows`() {
    #expect(errorText { try parse("a,b") } == "events.csv:1: the file has a header, but no rows")
    #expect(
      errorText { try parse("a\n\n", .init(columns: [])) }
        == "events.csv:3: the file has a header, but no rows")
  }

  @Test func `a name twice in the header`() {
    #expect(
      errorText { try parse("a,b,a\n1,2,3\n") }
        == "events.csv:1: the header has two columns named 'a'")
  }

  @Test(arguments: ["nan", "-inf", "Infinity", "1e999"])
  func `NaN and infinities are refused unless allowed`(text: String) {
    #expect(
      errorText { try parse("a\n1\n\(text)\n") }
        == "events.csv:3: column 'a': '\(text)' is not a finite number;"
        + " to allow it, set nonFiniteNumbers to allowed")
  }

  @Test(arguments: ["a,t\n1,\"x\n2,y\n", "a,t\n1,\"x\"y\n"])
  func `quotes that do not close`(text: String) {
    #expect(
      errorText { try parse(text, .init(text: ["t"])) }
        == "events.csv:2: a quoted field is not closed, or goes on after its closing quote")
  }

  @Test func `bytes that are not UTF-8`() {
    let bytes = Data("t\n".utf8) + [0xFF, 0xFE]
    #expect(
      errorText { try CSVReader(text: ["t"]).parse(bytes, file: "events.csv") }
        == "events.csv:2: column 't': the text is not UTF-8")
    #expect(
      errorText { try CSVReader().parse(Data([0xFF, 10, 49]), file: "events.csv") }
        == "events.csv:1: column '1': the text is not UTF-8")
  }

  @Test func `many columns and many blank lines do not ask for memory`() {
    let header = (0..<20_000).map { "c\($0)" }.joined(separator: ",")
    let row = String(repeating: "1,", count: 19_999) + "1\n"
    let blank = String(repeating: "\n", count: 1_000_000)
    #expect(
      errorText { try parse("\(header)\n\(row)\(blank)x\n").count }
        == "events.csv:3: blank line between rows")
  }

  @Test func `no bytes at all make it crash`() {
    let alphabet = Array("a1.,-\"\n\r#e \u{E9}".utf8)
    let hash = EventHash(seed: 5)
    for trial in 0..<3000 as Range<UInt64> {
      let bytes = (0..<hash.bits(for: trial) % 24).map { (index: UInt64) in
        alphabet[Int(hash.bits(for: trial << 32 | index) % UInt64(alphabet.count))]
      }
      _ = errorText {
        try CSVReader(format: CSVFormat(comment: 35)).parse(Data(bytes), file: "events.csv")
      }
    }
  }
}
