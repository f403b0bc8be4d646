import Formulas
import Testing

@testable import EventFiles

@Suite("Streams in a row")
struct JoinedStreamTests {
  /// A stream that says how many events it has, and has none.
  private struct Claim: EventStream {
    let label = "claim"
    let columns: [EventColumn] = []
    let count: Int?

    func read(_ names: [String], _ body: (FormulaBlock) throws -> Bool) throws {}
  }

  private func count(_ counts: Int?...) throws -> Int? {
    try JoinedStream(counts.map { Claim(count: $0) }).count
  }

  @Test func `their number of events is the sum, where all know theirs`() throws {
    #expect(try count(2, 0, 5) == 7)
    #expect(try count(2, nil, 5) == nil)
  }

  @Test func `damaged files may claim more events than can be counted`() throws {
    #expect(try count(.max, 1) == nil)
    #expect(try count(.max, .max, 3) == nil)
    #expect(try count(.max, 0) == .max)
  }
}
