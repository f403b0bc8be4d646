import Events
import Testing

@Suite("Folds")
struct FoldTests {
  private func table(_ count: Int) throws -> EventTable {
    try EventTable(columns: ["id": (0..<count).map { Double(100_000 + $0) }])
  }

  @Test(arguments: [3, 4, 5, 10])
  func `test every event once, and use it once`(count: Int) throws {
    let all = try table(5000)
    let folds = try all.folds(count, seed: 7)
    #expect(folds.count == count)
    #expect(try folds.flatMap { try $0.test["id"] }.sorted() == all["id"])
    for (index, fold) in folds.enumerated() {
      let parts = try [fold.training, fold.validation, fold.test].map { try $0["id"] }
      #expect(parts.joined().sorted() == (try all["id"]))
      #expect(fold.validation == folds[(index + 1) % count].test)
      // Five standard deviations of a binomial number.
      let (mean, share) = (5000 / Double(count), 1 / Double(count))
      let spread = 5 * (mean * (1 - share)).squareRoot()
      #expect(abs(Double(fold.test.count) - mean) < spread)
    }
  }

  @Test func `by identity, copies of an event stay together wherever they stand`() throws {
    let all = try table(1000)
    let some = try table(700).rows(at: (0..<700).reversed())
    let (folds, others) = (
      try all.folds(4, seed: 1, by: "id"), try some.folds(4, seed: 1, by: "id")
    )
    for (fold, other) in zip(folds, others) {
      #expect(try Set(other.test["id"]) == Set(fold.test["id"].filter { $0 < 100_700 }))
      #expect(
        try Set(other.training["id"]) == Set(fold.training["id"].filter { $0 < 100_700 }))
    }
  }

  @Test func `shares follow the numbers of the split`() throws {
    let fold = try table(1000).folds(4, seed: 3, by: "id")[0]
    let parts = try table(1000).split(
      fractions: [("first", 0.25), ("others", 0.75)], seed: 3, by: "id")
    #expect(try fold.test == parts["first"])
  }

  @Test func `errors`() throws {
    let error = #expect(throws: EventsError.foldCount(2)) { try table(10).folds(2, seed: 1) }
    #expect(
      "\(error!)"
        == "2 folds were asked for; 3 or more are needed, for training, validation and test")
    #expect(throws: EventsError.self) { try table(10).folds(3, seed: 1, by: "ID") }
  }
}
