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

  @Test func `several axes have columns each`() throws {
    var collection = HistogramCollection()
    try collection.add(
      Histogram(axis: Axis(edges: [0, 1])).filled(with: [0.5], weights: [2]), at: "one")
    let two = try Histogram(axes: [
      .category(["e, e", "mm"], flow: []), .integer(0...0, flow: .overflow),
    ]).filled(with: ["mm", "mm", "tt"], [0, 4, 0])
    try collection.add(two, at: "two")
    #expect(
      HistogramCSV.text(of: collection) == """
        histogram,bin,low,high,bin2,low2,high2,value,variance
        one,underflow,-inf,0.0,,,,0.0,0.0
        one,0,0.0,1.0,,,,2.0,4.0
        one,overflow,1.0,inf,,,,0.0,0.0
        two,0,"e, e",,underflow,-inf,0.0,0.0,0.0
        two,0,"e, e",,0,0.0,1.0,0.0,0.0
        two,0,"e, e",,overflow,1.0,inf,0.0,0.0
        two,1,mm,,underflow,-inf,0.0,0.0,0.0
        two,1,mm,,0,0.0,1.0,1.0,1.0
        two,1,mm,,overflow,1.0,inf,1.0,1.0
        two,overflow,,,underflow,-inf,0.0,0.0,0.0
        two,overflow,,,0,0.0,1.0,0.0,0.0
        two,overflow,,,overflow,1.0,inf,0.0,0.0

        """)
    let read = try parse(HistogramCSV.text(of: collection))
    #expect(try read["two"].firstDifference(from: two) == nil)
    #expect(try read["two"].axes.map(\.flow) == [.overflow, .both])
  }

  @Test func `five axes read back to the last bit`() throws {
    var collection = HistogramCollection()
    try collection.add(sampleHistogram5D(), at: "all")
    let read = try parse(HistogramCSV.text(of: collection))["all"]
    #expect(read.axes.map(\.categories) == (try sampleAxes().map(\.categories)))
    #expect(try read.firstDifference(from: sampleHistogram5D()) == nil)
  }

  @Test(arguments: [
    ("two,0,a,,1,0,1,0,0", "3: histogram 'two': bin '1' where '0' is expected"),
    ("two,1,a,,0,0,1,0,0", "3: histogram 'two': bin '1' where '0' is expected"),
    (
      "two,0,b,,0,0,1,0,0\n", "3: histogram 'two': bin '0' is not what it was in an earlier line"
    ),
    (
      "two,0,a,,0,0,1,0,0\ntwo,0,a,,overflow,1,inf,0,0\ntwo,1,b,2,underflow,-inf,0,0,0",
      "5: histogram 'two': bin '1' ends at '2', where categories have no edges"
    ),
    (
      "two,0,a,,0,0,1,0,0\ntwo,0,a,,overflow,1,inf,0,0\ntwo,1,b,,underflow,-inf,1,0,0",
      "5: histogram 'two': bin 'underflow' is not what it was in an earlier line"
    ),
    ("two,0,a,,0,0,1,0", "3: the row has 8 fields, but the header has 9"),
  ])
  func `errors of several axes name the line`(rows: String, message: String) {
    let start = "histogram,bin,low,high,bin2,low2,high2,value,variance\n"
    #expect(
      errorText { try parse(start + "two,0,a,,underflow,-inf,0,0,0\n" + rows) }
        == "h.csv:" + message)
    #expect(
      errorText { try parse(start + "h,underflow,-inf,0,,,,0,0\nh,0,0,1,0,0,1,0,0") }
        == "h.csv:3: histogram 'h': the row has more axes than the histogram")
  }

  @Test func `categories may have line breaks, commas and quotes`() throws {
    let axis = try Axis.category(["a\nb", "c, \"d\"", "e\r\nf"])
    var collection = HistogramCollection()
    try collection.add(Histogram(axis: axis, values: [1, 2, 3], variances: [1, 2, 3]), at: "h")
    let text = HistogramCSV.text(of: collection)
    #expect(try parse(text)["h"].axis.categories == axis.categories)
    // Lines are counted as editors do.
    #expect(
      errorText { try parse(text + "x\n") } == "h.csv:8: the row has 1 fields, but the header has 6"
    )
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
