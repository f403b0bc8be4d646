import Foundation
import Testing

@testable import Autodiff

@Suite("Mistakes in building a graph")
struct GraphMistakeTests {
  @Test(arguments: GraphMistake.all.indices)
  func `stop the program with the operation, the shapes and the place`(index: Int) async throws {
    let mistake = GraphMistake.all[index]
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [index = index as Int] in
      GraphMistake.all[index].make()
    }
    let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    let start = try #require(
      output.range(of: "Fatal error: \(mistake.message)\n  at "),
      "expected '\(mistake.message)', given '\(output)'")
    let place = output[start.upperBound...].prefix { $0 != "\n" }
    let line = try #require(place.split(separator: ":").last.flatMap { Int($0) })
    #expect(place.contains("/AutodiffTests/GraphMistakes.swift:"))
    #expect((mistake.line...mistake.line + 9).contains(line), "\(place)")
  }

  @Test func `a vector on either side of a per-event vector is their product`() throws {
    let space = EventSpace("s")
    let rows = EventExpression.columns(["a", "b"], of: space)
    let data = ColumnSource(["a": [1, 2], "b": [3, 5]])
    let weights: GlobalExpression = [10.0, 1.0]
    #expect(try matmul(rows, weights).rows(events: [space: data]) == [[13, 25]])
    #expect(try matmul(weights, rows).rows(events: [space: data]) == [[13, 25]])
  }

  @Test func `ranges of every kind`() throws {
    let x: GlobalExpression = [0.0, 1, 2, 3]
    #expect(try x[1...].value() == [1.0, 2, 3])
    #expect(try x[..<2].value() == [0.0, 1])
    #expect(try x[...1].value() == [0.0, 1])
    #expect(try x[1...2].value() == [1.0, 2])
    #expect(try x[4...].value() == Tensor([]))
    #expect(try x.sliced(2..<3, axis: -1).value() == [2.0])
  }
}
