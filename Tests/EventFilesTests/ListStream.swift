import EventFiles
import Formulas

/// Six events in blocks of two: numbers, texts, and lists of 2, 0, 1, 3, 0 and 1 elements.
struct ListStream: EventStream {
  let label = "six events"
  let columns = [
    EventColumn(name: "n", type: .number, typeName: "int32_t"),
    EventColumn(name: "label", type: .text, typeName: "string"),
    EventColumn(name: "pt", type: .numbers, typeName: "vector<float>"),
    EventColumn(name: "odd.name-1", type: .number, typeName: "double"),
  ]
  let unusable = ["nested": "it holds float[][] for each event, lists of lists"]
  let count: Int? = 6

  private let lists: [[Double]] = [[50, 20], [], [30], [10, 90, 40], [], [60]]

  func read(_ names: [String], _ body: (FormulaBlock) throws -> Bool) throws {
    for first in stride(from: 0, to: 6, by: 2) {
      var block = FormulaBlock(count: 2, firstEvent: first)
      for name in names { block.add(name, column(name, Array(lists[first..<first + 2]), first)) }
      guard try body(block) else { return }
    }
  }

  private func column(_ name: String, _ lists: [[Double]], _ first: Int) -> FormulaColumn {
    switch name {
    case "n": FormulaColumn(lists.map { Double($0.count) })
    case "label": FormulaColumn(texts: lists.indices.map { "event \(first + $0)" })
    case "pt":
      FormulaColumn(
        values: .numbers(lists.flatMap(\.self)),
        offsets: lists.reduce(into: [0]) { $0.append($0.last! + $1.count) })
    default: FormulaColumn(lists.indices.map { Double(first + $0) / 2 })
    }
  }
}
