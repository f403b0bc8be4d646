import Testing

@testable import Events

@Suite("Rows")
struct RowsTests {
  private func rows(of rows: Rows) -> [Int] {
    var list: [Int] = []
    rows.forEachRow { list.append($0) }
    return list
  }

  /// Rows of every kind, below 5000.
  private let kinds: [Rows] = [
    .range(0..<5000), .range(17..<4000), Rows((0..<5000).filter { $0 % 5 != 2 }, below: 5000),
    Rows((100..<4900).filter { $0 * $0 % 11 < 5 }, below: 5000),
    Rows([4, 3, 3, 4999], below: 5000),
    Rows([1, 2000, 4000], below: 5000), Rows([], below: 5000),
    Rows([63, 64, 128, 130], below: 5000),
  ]

  @Test func `are as compact as they can be`() {
    func kind(_ rows: Rows) -> String {
      switch rows {
      case .range: "range"
      case .ascending: "ascending"
      case .list: "list"
      }
    }
    #expect(
      kinds.map(kind)
        == ["range", "range", "ascending", "ascending", "list", "list", "list", "ascending"])
    #expect(kind(Rows(Array(3..<90), below: 90)) == "range")
  }

  @Test func `come out as they went in`() {
    for list in [[0], [1, 5, 9], (0..<3000).filter { $0 % 3 > 0 }, (511..<1600).map { $0 * 2 }] {
      let some = Rows(list, below: 4000)
      #expect(rows(of: some) == list)
      #expect(list.indices.map { some[$0] } == list)
      #expect(some.count == list.count)
    }
  }

  @Test func `of rows are those at their positions, for every pair of kinds`() {
    for first in kinds {
      let all = rows(of: first)
      for second in kinds {
        let positions = rows(of: second).filter { $0 < all.count }
        let chosen = first.choosing(Rows(positions, below: max(all.count, 1)))
        #expect(rows(of: chosen) == positions.map { all[$0] })
      }
      #expect(rows(of: first.choosing(.range(0..<all.count))) == all)
      let middle = all.count / 3..<all.count / 2
      #expect(rows(of: first.choosing(.range(middle))) == Array(all[middle]))
    }
  }

  @Test func `of a set are handed out from any position on`() {
    let list = (0..<9000).filter { $0 % 7 < 3 }
    let some = Rows(list, below: 9000)
    for positions in [0..<1, 1023..<1026, 1..<2050, 100..<100, (list.count - 1)..<list.count] {
      var chosen: [Int] = []
      some.forEachChunk(of: positions) { offset, rows in
        #expect(offset == chosen.count)
        chosen += rows
      }
      #expect(chosen == Array(list[positions]))
    }
  }
}
