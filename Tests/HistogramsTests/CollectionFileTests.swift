import Foundation
import Histograms
import TestSupport
import Testing

@Suite("Files of histograms")
struct CollectionFileTests {
  @Test(arguments: ["json", "csv", "yoda", "root", "JSON"])
  func `the format is that of the name`(ending: String) throws {
    let collection = try sampleCollection()
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "histograms.\(ending)")
      try collection.write(to: file)
      let read = try HistogramCollection(contentsOf: file)
      #expect(read.paths == collection.paths)
      for (path, histogram) in read {
        #expect(try histogram.firstDifference(from: collection[path]) == nil)
      }
      let first = try Character(UnicodeScalar(#require(Data(contentsOf: file).first)))
      #expect(first == ["json": "{", "csv": "h", "yoda": "B", "root": "r"][ending.lowercased()])
    }
  }

  @Test func `other names are refused`() {
    #expect(
      errorText { try HistogramCollection(contentsOf: URL(filePath: "/a/h.txt")) }
        == "/a/h.txt: the format is not known from the name; expected one that ends in .json, .csv,"
        + " .yoda, .root")
    #expect(
      errorText { try HistogramCollection().write(to: URL(filePath: "/a/h")) }
        == "/a/h: the format is not known from the name; expected one that ends in .json, .csv,"
        + " .yoda, .root")
  }
}
