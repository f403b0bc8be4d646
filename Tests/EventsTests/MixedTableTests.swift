import Foundation
import TestSupport
import Testing

@testable import Events

/// A table in memory and the same table with two of its columns mapped go through the same changes.
@Suite("Mapped and memory columns side by side")
struct MixedTableTests {
  private func withTables(_ body: (_ mixed: EventTable, _ memory: EventTable) throws -> Void) throws
  {
    let count = 10_000
    try withArray(shape: [count, 2]) { file in
      let mapped = try EventTable(mapping: file, columns: ["x", "y"])
      let weights = (0..<count).map { Double($0 % 7) - 1 }
      let labels = (0..<count).map { $0 % 5 == 0 ? "s" : "b" }
      func completed(_ table: EventTable) throws -> EventTable {
        try table.adding("w", weights).adding("Label", text: labels)
      }
      let memory = try EventTable(columns: [("x", mapped["x"]), ("y", mapped["y"])])
      try body(completed(mapped), completed(memory))
    }
  }

  @Test func `are equal to memory alone after every choice of rows`() throws {
    let changes: [(EventTable) throws -> EventTable] = [
      { $0 }, { $0.rows(in: 100..<9000) }, { $0.rows(at: [9999, 3, 3, 0]) }, { $0.rows(at: []) },
      { $0.rows(in: 5..<5) }, { $0.filtered { $0.isMultiple(of: 3) } },
      { $0.filtered { $0 % 1000 == 17 } }, { try $0.filtered(by: "y") { $0 > 5000 } },
      { try $0.filtered(by: "w") { $0 > 2 } }, { try $0.filtered(text: "Label", is: "s") },
      { try $0.split(fractions: [("a", 0.3), ("b", 0.7)], seed: 3)["b"] },
      { try $0.split(fractions: [("a", 0.3), ("b", 0.7)], seed: 3, by: "x")["a"] },
    ]
    try withTables { mixed, memory in
      for (first, change) in changes.enumerated() {
        #expect(try change(mixed) == change(memory), "change \(first)")
        for (second, next) in changes.enumerated() {
          let (start, same) = (try change(mixed), try change(memory))
          // Rows by number are those of the whole table.
          guard start.count == mixed.count || ![1, 2, 4].contains(second) else { continue }
          #expect(try next(start) == next(same), "change \(first), then \(second)")
        }
      }
    }
  }

  @Test func `leave mapped columns in their file until they are computed anew`() throws {
    try withTables { mixed, memory in
      func isMapped(_ table: EventTable) throws -> [Bool] {
        try table.columnNames.map { try table.storedColumn($0).isMapped }
      }
      let part = try mixed.filtered(by: "w") { $0 > 0 }
      #expect(try isMapped(part) == [true, true, false])
      #expect(try isMapped(part.selecting(["w", "y"])) == [false, true])
      #expect(try isMapped(part.rows(in: 1..<50).rows(at: [2, 1])) == [true, true, false])
      let shifted = try mixed.mapping("x") { $0 + 1 }.deriving("z", from: ["x", "y"]) {
        $0[0] * $0[1]
      }
      let same = try memory.mapping("x") { $0 + 1 }.deriving("z", from: ["x", "y"]) {
        $0[0] * $0[1]
      }
      #expect(try isMapped(shifted) == [false, true, false, false])
      #expect(shifted == same)
      #expect(try mixed.concatenated(with: [part]) == memory.concatenated(with: [part]))
      #expect(mixed.summary(missing: 3) == memory.summary(missing: 3))
    }
  }

  @Test func `are split into parts that share one index of bits`() throws {
    try withTables { mixed, _ in
      let part = try mixed.split(fractions: [("a", 0.5), ("b", 0.5)], seed: 3)["a"]
      let rows = try ["x", "y"].map { try part.storedColumn($0).rows }
      guard case .ascending(let first) = rows[0], case .ascending(let second) = rows[1] else {
        Issue.record("the rows are not bits")
        return
      }
      #expect(first === second)
      // The order of time: consecutive events need no index.
      guard case .range(let range) = try mixed.filtered({ $0 < 6000 }).storedColumn("x").rows else {
        Issue.record("the rows are not a range")
        return
      }
      #expect(range == 0..<6000)
    }
  }

  @Test func `are a source of events, all or some`() throws {
    try withTables { mixed, memory in
      for rows in [nil, [9999, 4, 4, 5000]] {
        let part = { (table: EventTable) in table.filtered { _ in true } }
        let (source, same) = (TableSource(part(mixed), rows: rows), TableSource(memory, rows: rows))
        #expect(source.eventCount == same.eventCount)
        let events = 1..<source.eventCount
        for name in mixed.columnNames {
          var buffers = [[Double]](repeating: .init(repeating: .nan, count: events.count), count: 2)
          source.read(
            column: try source.position(ofColumn: name), events: events, into: &buffers[0])
          same.read(column: try same.position(ofColumn: name), events: events, into: &buffers[1])
          #expect(buffers[0] == buffers[1])
        }
        var found = [Double](repeating: .nan, count: events.count)
        source.readRows(events: events, into: &found)
        #expect(found == events.map { Double(rows?[$0] ?? $0) })
        #expect((source.contiguous(column: 2, events: events) == nil) == (rows != nil))
      }
    }
  }
}
