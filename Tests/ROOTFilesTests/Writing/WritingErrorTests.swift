import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("What cannot be written to a ROOT file")
struct WritingErrorTests {
  private func text(_ body: () throws -> Void) throws -> String {
    try #require(throws: ROOTFileError.self) { try body() }.description
  }

  private func histogram(_ contents: [Double] = [0, 1, 2]) throws -> ROOTHistogram {
    try ROOTHistogram(
      name: "h", axes: [ROOTAxis(.uniform(count: 1, low: 0, high: 1))], contents: contents)
  }

  @Test(
    arguments: [
      ("", "'' cannot be written: a name in it is empty; expected names with a '/' between them"),
      ("/a", "'/a' cannot be written: a name in it is empty"),
      ("a//b", "'a//b' cannot be written: a name in it is empty"),
      ("a;1", "'a;1' cannot be written: a name contains ';' or a zero"),
      ("region/mass", "'region/mass' cannot be written: there is an object of this path already"),
      (
        String(repeating: "a/", count: 1000) + "a",
        "a/a/…' cannot be written: it has 1001 names; expected at most 1000"
      ),
      ("region", "'region' cannot be written: it is a directory with objects"),
      ("region/mass/low", "'region/mass' is an object; it cannot be a directory as well"),
    ])
  func `paths`(path: String, reason: String) throws {
    var file = ROOTFileWriter()
    try file.add(histogram(), at: "region/mass")
    let error = try text { try file.add(histogram(), at: path) }
    #expect(error.contains(reason), "\(error)")
    #expect(file.paths == ["region/mass"])
  }

  @Test func `entries longer than a limit are found`() throws {
    let lists = try ROOTArray(.int8([1, 2, 3, 4, 5, 6]), counts: [1, 0, 3, 2])
    #expect(lists.firstEntry(longerThan: 3) == nil)
    let list = try #require(lists.firstEntry(longerThan: 2))
    #expect(list == (2, 3))
    let pairs = try ROOTArray(.int8([1, 2, 3, 4, 5, 6]), counts: [2, 1], shape: [2])
    let pair = try #require(pairs.firstEntry(longerThan: 1))
    #expect(pair == (0, 2))
    let texts = ROOTArray(.text(["", "four", "äß"]))
    let text = try #require(texts.firstEntry(longerThan: 3))
    #expect(text == (1, 4))
    #expect(texts.firstEntry(longerThan: 4) == nil)
  }

  @Test func `a folder that is not there, and a folder in the file's place`() throws {
    try withTemporaryFolder { folder in
      var file = ROOTFileWriter()
      try file.add(histogram(), at: "h")
      let url = folder.appending(path: "none/x.root")
      #expect(
        try text { try file.write(to: url) }
          == "\(url.path): cannot be written: No such file or directory")
      #expect(
        try text { try file.write(to: folder) }
          == "\(folder.path): cannot be written: there is a folder of this name")
    }
  }

  @Test func `nothing is left of a file that could not be finished`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x.root")
      try Data("before".utf8).write(to: url)
      var file = ROOTFileWriter()
      try file.add(histogram(), at: String(repeating: "n", count: 33_000))
      let error = try text { try file.write(to: url) }
      #expect(
        error.hasSuffix(
          "cannot be written: name and title have 33000 bytes; a ROOT file has room for about 32667"
        ), "\(error)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names == ["x.root"])
      #expect(try Data(contentsOf: url) == Data("before".utf8))
    }
  }

  @Test func `histograms whose parts do not fit`() throws {
    let axis = try ROOTAxis(.uniform(count: 1, low: 0, high: 1))
    #expect(
      try text { _ = try histogram([1, 2]) }
        == "the histogram 'h': 2 contents for 3 bins, underflow and overflow of each axis included")
    #expect(
      try text { _ = try ROOTHistogram(name: "h", axes: [], contents: []) }
        == "the histogram 'h': 0 axes; expected 1 to 3")
    #expect(
      try text {
        _ = try ROOTHistogram(
          profile: ROOTProfile(binEntries: [1]), name: "p", axes: [axis], contents: [0, 0, 0],
          sumOfSquares: [0, 0, 0])
      } == "the profile 'p': 1 Σw for 3 bins, underflow and overflow of each axis included")
    #expect(
      try text {
        _ = try ROOTHistogram(
          name: "h", axes: [axis], contents: [0, 0, 0],
          statistics: ROOTStatistics(
            sumOfWeights: 0, sumOfSquaredWeights: 0, sums: [0, 0], sumsOfSquares: [0, 0],
            sumsOfProducts: [0]))
      } == "the histogram 'h': statistics of 2 axes where there are 1")
    let huge = try ROOTAxis(.uniform(count: 2_000_000_000, low: 0, high: 1))
    #expect(
      try text { _ = try ROOTHistogram(name: "h", axes: [huge, huge, huge], contents: []) }
        == "the histogram 'h': more bins than can be counted")
  }

  @Test(
    arguments: [
      (.uniform(count: 0, low: 0, high: 1), [], "0 bins; expected at least 1"),
      (.uniform(count: .max, low: 0, high: 1), [], "bins; expected at least 1 and at most"),
      (.uniform(count: 1, low: 1, high: 1), [], "bins from 1.0 to 1.0; expected finite edges"),
      (.uniform(count: 1, low: 0, high: .nan), [], "bins from 0.0 to nan; expected finite edges"),
      (.variable(edges: [1]), [], "1 edges; expected at least 2"),
      (.variable(edges: [1, 3, 2]), [], "edges [1.0, 3.0, 2.0]; expected finite ones"),
      (.variable(edges: [1, .infinity]), [], "edges [1.0, inf]; expected finite ones"),
      (.uniform(count: 1, low: 0, high: 1), ["a", "b"], "2 labels for 1 bins"),
    ] as [(ROOTAxis.Binning, [String?], String)])
  func `axes`(binning: ROOTAxis.Binning, labels: [String?], reason: String) throws {
    let error = try text { _ = try ROOTAxis(binning, title: "m", labels: labels) }
    #expect(error.hasPrefix("the axis 'm': ") && error.contains(reason), "\(error)")
  }

  @Test(arguments: [
    (ROOTHistogram.ContentType.int8, 128.0), (.int32, 0.5), (.int64, 0x1p53), (.float, 1e300),
  ])
  func `contents that a class cannot hold`(type: ROOTHistogram.ContentType, content: Double) throws
  {
    let histogram = try ROOTHistogram(
      name: "h", axes: [ROOTAxis(.uniform(count: 1, low: 0, high: 1))], contents: [0, content, 0],
      contentType: type)
    var file = ROOTFileWriter()
    #expect(
      try text { try file.add(histogram, at: "h") }
        == "'h' cannot be written: a TH1\(type.rawValue) cannot hold the content \(content) of bin"
        + " 1; make it a TH1D")
  }

  @Test func `a date before there was ROOT`() throws {
    try withTemporaryFolder { folder in
      let file = ROOTFileWriter(date: Date(timeIntervalSince1970: 0))
      let error = try text { try file.write(to: folder.appending(path: "x.root")) }
      #expect(error.contains("a ROOT file has room for the years from 1995 to 2058"), "\(error)")
    }
  }
}
