import Foundation
import Histograms
import TestSupport
import Testing

@Suite("Histograms as YODA")
struct HistogramYODATests {
  @Test func `the text is that of YODA 2`() throws {
    var collection = HistogramCollection()
    let one = try Histogram(
      axis: Axis(edges: [0, 2, 3]), values: [4, 1], variances: [2, 1],
      overflow: BinContent(value: 0.5, variance: 0.25), title: "Mass")
    try collection.add(one, at: "ANALYSIS/mass")
    #expect(
      try HistogramYODA.text(of: collection) == """
        BEGIN YODA_HISTO1D_V3 /ANALYSIS/mass
        Path: /ANALYSIS/mass
        Title: Mass
        Type: Histo1D
        ---
        Edges(A1): [0.0, 2.0, 3.0]
        # sumW\tsumW2\tsumW(A1)\tsumW2(A1)\tnumEntries
        0.0\t0.0\t0.0\t0.0\t0.0
        4.0\t2.0\t4.0\t4.0\t8.0
        1.0\t1.0\t2.5\t6.25\t1.0
        0.5\t0.25\t1.5\t4.5\t1.0
        END YODA_HISTO1D_V3

        """)
  }

  @Test func `a title stays on its line`() throws {
    var collection = HistogramCollection()
    try collection.add(Histogram(axis: Axis(edges: [0, 1]), title: "two\nlines\n"), at: "h")
    let text = try HistogramYODA.text(of: collection)
    #expect(text.contains("\nTitle: two lines\nType: Histo1D\n"))
  }

  @Test func `one and two axes read back to the last bit`() throws {
    var collection = HistogramCollection()
    try collection.add(sampleHistogram(), at: "A/tau_up")
    try collection.add(
      sampleHistogram3D().projected(onto: "m", "jets"), at: "B/two")
    let text = try HistogramYODA.text(of: collection)
    let read = try parse(text)
    #expect(read.paths == collection.paths)
    for (path, histogram) in read {
      #expect(try histogram.firstDifference(from: collection[path]) == nil)
    }
    #expect(try read["A/tau_up"].title == "Missing energy")
    #expect(try parse(text.replacing("\n", with: "\r\n")) == read)
  }

  /// As YODA itself writes two axes: the first runs fastest, underflow and overflow included.
  @Test func `the first axis runs fastest`() throws {
    let rows = (0..<12).map { "\($0).0e+00 \t\($0).5e+00 \t0 0 0 0 0 \t1.0" }
    let histogram = try parse(
      """
      BEGIN YODA_HISTO2D_V3 /A/h
      Path: /A/h
      ScaledBy: 1.00000000000000002e-02
      Title: ~
      Type: Histo2D
      ---
      # Mean: (6.809645e+00, 4.664975e+00)
      Edges(A1): [0.000000e+00, 1.000000e+00, 2.000000e+00]
      Edges(A2): [0.000000e+00, 5.000000e+00]
      # sumW
      \(rows.joined(separator: "\n"))
      END YODA_HISTO2D_V3
      """)["A/h"]
    #expect(histogram.axes.map(\.edges) == [[0, 1, 2], [0, 5]])
    #expect(histogram[.bin(0), .bin(0)] == BinContent(value: 5, variance: 5.5))
    #expect(histogram[.overflow, .underflow].value == 3)
    #expect(histogram[.underflow, .overflow].value == 8 && histogram.title.isEmpty)
  }

  static let old = """
    BEGIN YODA_HISTO1D_V2 /A/old
    Path: /A/old
    Title: before
    Type: Histo1D
    ---
    # Area: 6.9e+01
    # ID\t ID\t sumw\t sumw2\t sumwx\t sumwx2\t numEntries
    Total   \tTotal   \t6.9e+01\t6.9e+01\t5.0e+02\t4.3e+03\t6.9e+01
    Underflow\tUnderflow\t3.0e+00\t4.0e+00\t-5.0e+00\t9.0e+00\t3.0e+00
    Overflow\tOverflow\t2.1e+01\t2.2e+01\t2.2e+02\t2.3e+03\t2.1e+01
    # xlow\t xhigh\t sumw\t sumw2\t sumwx\t sumwx2\t numEntries
    0.0e+00\t1.0e+00\t5.0e+00\t6.0e+00\t0.0e+00\t0.0e+00\t1.0e+00
    1.0e+00\t3.0e+00\t1.0e+00\t1.0e+00\t1.0e+00\t1.0e+00\t1.0e+00
    END YODA_HISTO1D_V2
    """

  @Test func `histograms of YODA 1 have edges in every line`() throws {
    let histogram = try parse(Self.old)["A/old"]
    #expect(histogram.axis.edges == [0, 1, 3] && histogram.values == [5, 1])
    #expect(histogram.underflow == BinContent(value: 3, variance: 4))
    #expect(histogram.overflow == BinContent(value: 21, variance: 22))
  }

  @Test func `other blocks are refused, or skipped where asked`() throws {
    let text =
      "BEGIN YODA_COUNTER_V3 /A/c\nPath: /A/c\n---\n1 2 3\nEND YODA_COUNTER_V3\n" + Self.old
    #expect(
      errorText { try parse(text) }
        == "h.yoda:1: a block of type YODA_COUNTER_V3 is no histogram that is read; expected"
        + " YODA_HISTO1D_V3, YODA_HISTO2D_V3, YODA_HISTO1D_V2; or read with others: .skipped")
    #expect(try parse(text, .skipped).paths == ["A/old"])
  }

  static let problems = [
    (
      old.replacing("1.0e+00\t3.0e+00\t1.0", with: "1.5e+00\t3.0e+00\t1.0"),
      "13: a bin begins at 1.5, where the one before ends at 1.0; bins with gaps are not read"
    ),
    (old.replacing("\t5.0e+00\t6.0e+00", with: "\t5.0e+00\tx"), "12: 'x' is not a number"),
    (
      old.replacing("\t5.0e+00\t6.0e+00", with: "\t5.0e+00"),
      "12: 6 numbers in a line of YODA_HISTO1D_V2, which has 7"
    ),
    (
      old.replacing("END YODA_HISTO1D_V2", with: "END YODA_HISTO1D_V3"),
      "14: 'END YODA_HISTO1D_V3' where 'END YODA_HISTO1D_V2' is expected"
    ),
    (
      old.replacing("\nEND YODA_HISTO1D_V2", with: ""),
      "13: the file ends before 'END YODA_HISTO1D_V2'"
    ),
    (
      old.replacing("BEGIN YODA_HISTO1D_V2 /A/old", with: "BEGIN YODA_HISTO1D_V2"),
      "1: 'BEGIN YODA_HISTO1D_V2'; expected 'BEGIN', a type and a path that begins with '/'"
    ),
    (old.replacing("Overflow\tOverflow", with: "# "), "14: no underflow or overflow of '/A/old'"),
    ("x", "1: 'x' where 'BEGIN …' is expected"),
    (
      "BEGIN YODA_HISTO1D_V3 /h\n---\nEdges(A1): [0, 1]\n1 1 1 1 1\nEND YODA_HISTO1D_V3",
      "5: 1 lines of '/h' for 3 bins, underflow and overflow counted"
    ),
    (
      "BEGIN YODA_HISTO1D_V3 /h\n---\nEND YODA_HISTO1D_V3",
      "3: 0 lists of edges for 1 axes of '/h', which begins in line 1"
    ),
    (
      "BEGIN YODA_HISTO1D_V3 /h\n---\nEdges(A1): [1, 0]\nEND YODA_HISTO1D_V3",
      "4: axis: edge 1 is 0.0, which is not above edge 0, 1.0; edges must increase"
    ),
  ]

  @Test(arguments: problems)
  func `errors name the line`(text: String, message: String) {
    #expect(errorText { try parse(text) } == "h.yoda:" + message)
  }

  @Test func `names, units and categories of axes are annotations`() throws {
    let axes = [
      try Axis.category(["e e", "\"µ\"/τ", "["], name: "channel"),
      try Axis.regular(2, from: 0, to: 1, name: "pt[0]", unit: "GeV"),
    ]
    let histogram = try Histogram(axes: axes)
      .filled(
        with: ["e e", "[", "other"], [0.2, 0.7, 3], weights: [1, 2, 3])
    var collection = HistogramCollection()
    try collection.add(histogram, at: "h")
    try collection.add(histogram.projected(onto: "channel"), at: "one")
    let text = try HistogramYODA.text(of: collection)
    #expect(
      text.contains(
        """
        Type: Histo2D
        XLabel: channel
        Categories(A1): ["e e","\\"µ\\"/τ","["]
        YLabel: pt[0] [GeV]
        ---
        Edges(A1): [0.0, 1.0, 2.0, 3.0]
        """), "\(text)")
    let read = try parse(text)
    for (path, histogram) in read {
      #expect(try histogram.axes.map(\.name) == collection[path].axes.map(\.name))
      #expect(try histogram.axes.map(\.unit) == collection[path].axes.map(\.unit))
      #expect(try histogram.axes.map(\.categories) == collection[path].axes.map(\.categories))
      #expect(try histogram.contents == collection[path].contents)
    }
  }

  @Test(arguments: [
    (
      "Categories(A1): [\"ee\", \"mm\"]",
      "9: the underflow of an axis of '/h' with categories is not"
    ),
    (
      "Categories(A1): [\"ee\"]",
      "9: the categories of '/h' are [\"ee\"]; expected 2 names in quotes"
    ),
    ("Categories(A1): ee, mm", "9: the categories of '/h' are ee, mm; expected 2 names in quotes"),
  ])
  func `categories that do not fit are refused`(annotation: String, message: String) {
    let text = """
      BEGIN YODA_HISTO1D_V3 /h
      \(annotation)
      ---
      Edges(A1): [0, 1, 2]
      1 1 0 0 1
      2 2 0 0 1
      2 2 0 0 1
      0 0 0 0 0
      END YODA_HISTO1D_V3
      """
    #expect(errorText { try parse(text) }.hasPrefix("h.yoda:" + message))
  }

  @Test func `two axes of one label have no names`() throws {
    let text = """
      BEGIN YODA_HISTO2D_V3 /h
      XLabel: pt [GeV]
      YLabel: pt [MeV]
      ---
      Edges(A1): [0, 1]
      Edges(A2): [0, 1]
      \(String(repeating: "1 1 0 0 0 0 0 1\n", count: 9))END YODA_HISTO2D_V3
      """
    let axes = try parse(text)["h"].axes
    #expect(axes.map(\.name) == ["", ""] && axes.map(\.unit) == ["GeV", "MeV"])
  }

  @Test func `what has no place in the format is named`() throws {
    var collection = HistogramCollection()
    try collection.add(sampleHistogram3D(), at: "a/three")
    #expect(
      errorText { try HistogramYODA.text(of: collection) }
        == "histogram 'a/three' cannot be written as YODA: only one or two axes are;"
        + " project it first, or write .json")
  }

  private func parse(_ text: String, _ others: OtherObjects = .refused) throws
    -> HistogramCollection
  {
    try HistogramYODA.parse(Data(text.utf8), file: "h.yoda", others: others)
  }
}
