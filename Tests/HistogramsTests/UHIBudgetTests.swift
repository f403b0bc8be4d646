import Diagnostics
import Foundation
import Testing

@testable import Histograms

/// A few bytes that ask for much memory.
@Suite("Histograms as UHI JSON: bins that are not written out") struct UHIBudgetTests {
  private static let axis =
    #"{"type":"regular","lower":0,"upper":1,"bins":30,"underflow":false,"overflow":false,"#
    + #""circular":false,"metadata":{}}"#

  @Test func `axes and contents are counted over all histograms`() throws {
    let one = document(axis: Self.axis, storage: #"{"type":"int"}"#)
    #expect(try decode(#"{"a":\#(one)}"#, limit: 60).count == 1)
    #expect(throws: DecodingError.self) { try decode(#"{"a":\#(one)}"#, limit: 59) }
    let two = #"{"a":\#(one),"b":\#(one)}"#
    #expect(try decode(two, limit: 120).count == 2)
    let error = try #require(throws: DecodingError.self) { try decode(two, limit: 119) }
    #expect(
      error.reason
        == "the histograms of one file have more than 119 bins, axes counted, too; write several"
        + " files")
  }

  @Test func `axes alone are counted before they are made`() throws {
    let axes = Array(repeating: Self.axis, count: 3).joined(separator: ",")
    let error = try #require(throws: DecodingError.self) {
      try decode(document(axis: axes, storage: #"{"type":"int"}"#), limit: 89)
    }
    #expect(error.pointer.description.hasSuffix("/axes/2"))
  }

  private func decode(_ text: String, limit: Int) throws -> HistogramCollection {
    let decoder = JSONDecoder()
    decoder.userInfo[.budget] = UHIBudget(limit: limit)
    return try decoder.decode(UHIFile.self, from: Data(text.utf8)).histograms
  }
}
