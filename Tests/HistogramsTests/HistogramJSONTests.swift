import Foundation
import Histograms
import TestSupport
import Testing

@Suite("Histograms as UHI JSON")
struct HistogramJSONTests {
  @Test func `a file reads back equal, in order, with all names`() throws {
    let collection = try sampleCollection()
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "histograms.json")
      try HistogramJSON.write(collection, to: file)
      #expect(try HistogramJSON.read(file) == collection)
    }
  }

  @Test func `the text follows the schema`() throws {
    var collection = HistogramCollection()
    let axis = try Axis(edges: [0, 0.5], name: "x", unit: "GeV")
    try collection.add(
      Histogram(axis: axis, values: [1.5], variances: [1], name: "up"), at: "a/up")
    let text = String(decoding: try HistogramJSON.data(of: collection), as: UTF8.self)
    #expect(
      text == #"{"a/up":{"axes":[{"circular":false,"edges":[0,0.5],"#
        + #""metadata":{"label":"x [GeV]","name":"x","unit":"GeV"},"overflow":true,"#
        + #""type":"variable","underflow":true}],"metadata":{"name":"up"},"#
        + #""storage":{"type":"weighted","values":[0,1.5,0],"variances":[0,1,0]},"#
        + #""uhi_schema":1,"writer_info":{"apus":{"position":0}}}}"#)
  }

  @Test func `a single histogram goes by its name`() throws {
    let single = document(storage: #"{"type":"int","values":[1,2,3,4]}"#)
    let collection = try parse(single)
    #expect(collection.paths == ["histogram"])
    let histogram = try collection["histogram"]
    #expect(histogram.values == [2, 3])
    #expect(histogram.variances == [2, 3])
    #expect(histogram.underflow == BinContent(value: 1, variance: 1))
    let named = single.replacing(#""uhi_schema""#, with: #""metadata":{"name":"h"},"uhi_schema""#)
    #expect(try parse(named).paths == ["h"])
  }

  @Test func `regular axes, sparse and empty storages, absent flow`() throws {
    let regular =
      #"{"type":"regular","lower":0,"upper":1,"bins":4,"underflow":false,"overflow":true,"#
      + #""circular":false}"#
    let sparse = #"{"type":"weighted","index":[[0,4]],"values":[5,7],"variances":[6,8]}"#
    let histogram = try parse(document(axis: regular, storage: sparse))["histogram"]
    #expect(histogram.axis.edges == [0, 0.25, 0.5, 0.75, 1])
    #expect(histogram.values == [5, 0, 0, 0])
    #expect(histogram.overflow == BinContent(value: 7, variance: 8))
    #expect(histogram.underflow == BinContent())
    let empty = try parse(document(storage: #"{"type":"weighted"}"#))["histogram"]
    #expect(empty.values == [0, 0])
  }

  @Test func `lists in lists are contents of several axes, the last running fastest`() throws {
    let axes = integerAxis + #",{"type":"category_str","categories":["a","b"],"flow":false}"#
    let dense = #"{"type":"int","values":[[0,1],[2,3],[4,5],[6,7],[8,9]]}"#
    let histogram = try parse(document(axis: axes, storage: dense))["histogram"]
    #expect(histogram.axes[0].binning == .integer && histogram.axes[0].edges == [0, 1, 2, 3])
    #expect(histogram.axes[1].binning == .category(["a", "b"]) && histogram.axes[1].flow == [])
    #expect(histogram.values == [2, 3, 4, 5, 6, 7])
    #expect(histogram[.overflow, .bin(1)].value == 9)
    let sparse = #"{"type":"int","index":[[4,1],[1,0]],"values":[9,2]}"#
    let few = try parse(document(axis: axes, storage: sparse))["histogram"]
    #expect(few.values == [2, 0, 0, 0, 0, 0] && few[.overflow, .bin(1)].value == 9)
  }

  @Test func `plain storages are read where asked`() throws {
    let text = document(storage: #"{"type":"double","values":[0,2,3,0]}"#)
    let histogram = try parse(text, .unweightedEvents)["histogram"]
    #expect(histogram.variances == [2, 3])
  }

  func parse(
    _ text: String, _ plainStorage: HistogramJSON.PlainStorage = .refused
  ) throws -> HistogramCollection {
    try HistogramJSON.parse(Data(text.utf8), file: "h.json", plainStorage: plainStorage)
  }
}

let variableAxis =
  #"{"type":"variable","edges":[0,1,2],"underflow":true,"overflow":true,"circular":false}"#

let integerAxis =
  #"{"type":"regular","lower":0,"upper":3,"bins":3,"underflow":true,"overflow":true,"#
  + #""circular":false,"writer_info":{"boost-histogram":{"orig_type":"Integer"}}}"#

/// A single histogram of the schema.
func document(axis: String = variableAxis, storage: String) -> String {
  #"{"uhi_schema":1,"axes":[\#(axis)],"storage":\#(storage)}"#
}
