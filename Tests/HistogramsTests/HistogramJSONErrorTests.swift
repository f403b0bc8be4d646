import Foundation
import Histograms
import Testing

@Suite("Histograms as UHI JSON: errors")
struct HistogramJSONErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let json: String

    init(_ json: String, _ text: String) {
      testDescription = text
      self.json = json
    }
  }

  static let weighted = #"{"type":"weighted","values":[0,1,2,0],"variances":[0,1,2,0]}"#

  static let cases = [
    Case(
      #"{"a/b":\#(document(storage: weighted).replacing("[0,1,2,0]", with: "[0,\"x\",2,0]"))}"#,
      "#/a~1b/storage/values/1: expected a number"),
    Case(
      document(storage: weighted).replacing(":1,\"axes", with: ":2,\"axes"),
      "#: version 2 of the schema is unknown; version 1 is read"),
    Case(
      document(axis: variableAxis + "," + variableAxis, storage: weighted),
      "#/storage/values/0: expected a list"),
    Case(
      document(
        axis: variableAxis + "," + variableAxis,
        storage: #"{"type":"int","values":[[0,0,0,0],[0,0,0],[0,0,0,0],[0,0,0,0]]}"#),
      "#/storage/values: a list of 3 for an axis of 4 bins, underflow and overflow counted where the"
        + " axis has them"),
    Case(
      document(axis: "", storage: weighted),
      "#: the axes of histogram: there are none; one is needed"),
    Case(
      document(
        axis: #"{"type":"category_str","categories":["a","a"],"flow":true}"#, storage: weighted),
      "#/axes/0: axis: category 'a' appears twice"),
    Case(
      document(
        axis: integerAxis.replacing("\"upper\":3", with: "\"upper\":3.5"), storage: weighted),
      "#/axes/0: 3 bins from 0.0 to 3.5 are no bins of whole numbers"),
    Case(
      document(
        axis: Array(
          repeating: #"{"type":"regular","bins":100000,"lower":0,"upper":1,"#
            + #""underflow":false,"overflow":false,"circular":false}"#, count: 2
        )
        .joined(separator: ","), storage: #"{"type":"int"}"#),
      "#: the axes of histogram: 100000 × 100000 bins are more than 16777216"),
    Case(
      document(axis: variableAxis.replacing("[0,1,2]", with: "[0,2,1]"), storage: weighted),
      "#/axes/0: axis: edge 2 is 1.0, which is not above edge 1, 2.0; edges must increase"),
    Case(
      document(axis: variableAxis.replacing("variable", with: "growing"), storage: weighted),
      "#/axes/0: axes of type 'growing' are not read; expected regular, variable, category_str,"
        + " category_int or boolean"),
    Case(
      document(
        axis: variableAxis.replacing("circular\":false", with: "circular\":true"), storage: weighted
      ),
      "#/axes/0: circular axes are not read"),
    Case(
      document(axis: #"{"type":"variable"}"#, storage: weighted),
      "#/axes/0: the key 'edges' is missing"),
    Case(
      document(storage: weighted.replacing("[0,1,2,0]", with: "[1,2]")),
      "#: the storage has 2 values for 4 bins,"
        + " underflow and overflow counted where the axis has them"),
    Case(
      document(storage: #"{"type":"weighted","values":"values.npy","variances":[]}"#),
      "#/storage/values: expected a list"),
    Case(
      document(storage: #"{"type":"weighted","values":[0,1,2,0]}"#),
      "#/storage: the key 'variances' is missing"),
    Case(
      document(storage: #"{"type":"double","values":[0,1,2,0]}"#),
      "#/storage: a storage of type 'double' has no variances; write it with storage 'weighted',"
        + " or read it with plainStorage: .unweightedEvents"),
    Case(
      document(storage: #"{"type":"mean"}"#),
      "#/storage: a storage of type 'mean' holds means of another quantity (a profile), for which a"
        + " histogram of counts has no place; expected weighted, int or double"),
    Case(
      document(storage: #"{"type":"unlimited"}"#),
      "#/storage: storages of type 'unlimited' are not read; expected weighted, int or double"),
    Case(
      document(storage: weighted.replacing("variances\":[0,1", with: "variances\":[0,-1")),
      "#: histogram: the variance of bin 0 is -1.0; expected a finite number of at least 0"),
    Case(
      document(storage: #"{"type":"int","index":[[9]],"values":[1]}"#),
      "#/storage: the index has bin 9, outside 0..<4"),
    Case(
      document(storage: #"{"type":"int","index":[[1,1]],"values":[1,2]}"#),
      "#: the index has bin 1 twice"),
    Case(
      document(storage: #"{"type":"int","index":[[1],[1]],"values":[1]}"#),
      "#/storage: the index has 2 lists; expected one for each axis, 1"),
    Case(
      document(
        axis: variableAxis + "," + variableAxis,
        storage: #"{"type":"int","index":[[1],[1,2]],"values":[1]}"#),
      "#/storage: the lists of the index differ in length"),
    Case(#"{"h":null}"#, "#/h: null, where an object is expected"),
    Case("[1]", "#: expected an object"),
  ]

  @Test(arguments: cases)
  func `say where and what`(item: Case) {
    #expect(errorText { try parse(item.json) } == "h.json" + item.testDescription)
  }

  @Test func `text that is not JSON`() {
    for text in ["", "{", "{\"a\": NaN}", "\u{0}", document(storage: "1e999")] {
      #expect(errorText { try parse(text) }.hasPrefix("h.json#"), "\(text)")
    }
    #expect(errorText { try parse("{\"a\": }") }.hasPrefix("h.json#: not valid JSON: "))
    let deep = String(repeating: "[", count: 100_000)
    #expect(errorText { try parse(deep) }.hasPrefix("h.json#: not valid JSON: "))
  }

  @Test func `files that are not there`() {
    #expect(
      errorText { try HistogramJSON.read(URL(filePath: "/nowhere/h.json")) }
        == "/nowhere/h.json: no such file")
    #expect(
      errorText { try HistogramJSON.write(.init(), to: URL(filePath: "/nowhere/h.json")) }
        .hasPrefix("/nowhere/h.json: cannot be written: "))
  }

  private func parse(_ text: String) throws -> HistogramCollection {
    try HistogramJSON.parse(Data(text.utf8), file: "h.json")
  }
}
