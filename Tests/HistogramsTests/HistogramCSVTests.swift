import Foundation
import Histograms
import TestSupport
import Testing

@Suite("Histograms as CSV")
struct HistogramCSVTests {
  @Test func `the text is as documented`() throws {
    var collection = HistogramCollection()
    let histogram = try Histogram(
      axis: Axis(edges: [0, 0.5, 2]), values: [1, -0.1], variances: [1, 0.25],
      overflow: BinContent(value: 2, variance: 4))
    try collection.add(histogram, at: "a, b")
    #expect(
      HistogramCSV.text(of: collection) == """
        histogram,bin,low,high,value,variance
        "a, b",underflow,-inf,0.0,0.0,0.0
        "a, b",0,0.0,0.5,1.0,1.0
        "a, b",1,0.5,2.0,-0.1,0.25
        "a, b",overflow,2.0,inf,2.0,4.0

        """)
  }

  @Test func `a file reads back to the last bit`() throws {
    let collection = try sampleCollection()
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "histograms.csv")
      try HistogramCSV.write(collection, to: file)
      let read = try HistogramCSV.read(file)
      #expect(read.paths == collection.paths)
      for (a, b) in zip(read, collection) {
        #expect(a.histogram.firstDifference(from: b.histogram) == nil)
        #expect(a.histogram.name == b.histogram.name)
      }
    }
  }

  @Test func `CR LF and a missing last line end will do`() throws {
    let text = HistogramCSV.text(of: try sampleCollection())
    let read = try parse(text.replacing("\n", with: "\r\n"))
    #expect(try read == parse(String(text.dropLast())))
    #expect(read.count == 3)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rows: String
    let text: String

    init(_ rows: String, _ text: String) {
      testDescription = text
      self.rows = rows
      self.text = text
    }
  }

  static let under = "h,underflow,-inf,0,0,0\n"
  static let cases = [
    Case("h,0,0,1\n", "2: the row has 4 fields, but the header has 6"),
    Case("h,0,0,1,1,1\n", "2: histogram 'h': bin '0' where 'underflow' is expected"),
    Case(under + "h,1,0,1,1,1\n", "3: histogram 'h': bin '1' where '0' is expected"),
    Case(
      under + "h,overflow,0,inf,1,1\n", "3: histogram 'h': bin 'overflow' where '0' is expected"),
    Case(under + "h,0,0.5,1,1,1\n", "3: histogram 'h': bin '0' begins at 0.5, not at 0.0"),
    Case(under + "h,0,0,1,1,x\n", "3: column 'variance': 'x' is not a number"),
    Case(under + "k,0,0,1,1,1\n", "3: histogram 'k' begins before the overflow of 'h'"),
    Case(under, "3: the file ends before the overflow of 'h' (which begins in line 2)"),
    Case("\n" + under, "2: blank line between rows"),
    Case(
      under + "h,0,0,1,1,1\nh,overflow,1,2,0,0\n",
      "4: histogram 'h': the overflow ends at 2.0, not at inf"),
    Case(
      under + "h,0,0,1,1,-1\nh,overflow,1,inf,0,0\n",
      "2: histogram 'h': the variance of bin 0 is -1.0; expected a finite number of at least 0"),
    Case(
      under + "h,0,0,-1,1,1\nh,overflow,-1,inf,0,0\n",
      "2: axis: edge 1 is -1.0, which is not above edge 0, 0.0; edges must increase"),
    Case(
      "\"h,0,0,1,1,1\n", "2: a quoted field is not closed, or goes on after its closing quote"),
    Case(
      "\"h\"x,0,0,1,1,1\n", "2: a quoted field is not closed, or goes on after its closing quote"),
  ]

  @Test(arguments: cases)
  func `errors name the line`(item: Case) {
    #expect(
      errorText { try parse("histogram,bin,low,high,value,variance\n" + item.rows) }
        == "h.csv:" + item.text)
  }

  @Test func `errors of the file`() {
    #expect(
      errorText { try parse("") }
        == "h.csv:1: the header is ''; expected 'histogram,bin,low,high,value,variance'")
    #expect(
      errorText { try HistogramCSV.parse(Data([0xFF]), file: "h.csv") }
        == "h.csv:1: the text is not UTF-8")
    #expect(
      errorText { try HistogramCSV.read(URL(filePath: "/nowhere/h.csv")) }
        == "/nowhere/h.csv: no such file")
    #expect(
      errorText { try HistogramCSV.write(.init(), to: URL(filePath: "/nowhere/h.csv")) }
        .hasPrefix("/nowhere/h.csv: cannot be written: "))
  }

  private func parse(_ text: String) throws -> HistogramCollection {
    try HistogramCSV.parse(Data(text.utf8), file: "h.csv")
  }
}
