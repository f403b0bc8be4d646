import Events
import Testing

@Suite("Splitting")
struct SplitTests {
  let fractions = [("training", 0.5), ("validation", 0.2), ("test", 0.3)]

  func table(_ count: Int) throws -> EventTable {
    try EventTable(columns: [
      "id": (0..<count).map { Double(100_000 + $0) }, "w": .init(repeating: 1, count: count),
    ])
  }

  @Test func `every event goes to exactly one part, in about the fractions asked for`() throws {
    let parts = try table(20_000).split(fractions: fractions, seed: 7)
    #expect(parts.map(\.name) == ["training", "validation", "test"])
    let ids = try parts.flatMap { try $0.table["id"] }
    #expect(ids.sorted() == (try table(20_000)["id"]))
    for (part, fraction) in zip(parts, [0.5, 0.2, 0.3]) {
      // Five standard deviations of a binomial number.
      let spread = 5 * (20_000 * fraction * (1 - fraction)).squareRoot()
      #expect(abs(Double(part.table.count) - 20_000 * fraction) < spread, "\(part.name)")
    }
  }

  @Test func `by identity, neither order nor number of events matters`() throws {
    let table = try table(1000)
    let whole = try table.split(fractions: fractions, seed: 7, by: "id")["training"]
    let members = Set(try whole["id"])
    let shuffled = table.rows(at: (0..<500).reversed())
    let part = try shuffled.split(fractions: fractions, seed: 7, by: "id")["training"]
    let ids = try shuffled["id"].filter(members.contains)
    #expect(try part["id"] == ids)
  }

  @Test func `by row, appended events move no earlier one`() throws {
    let short = try table(500).split(fractions: fractions, seed: 7)["test"]
    let long = try table(1000).split(fractions: fractions, seed: 7)["test"]
    #expect(try long["id"].filter { $0 < 100_500 } == short["id"])
  }

  @Test func `seeds differ`() throws {
    let table = try table(100)
    #expect(
      try table.split(fractions: fractions, seed: 1) != table.split(fractions: fractions, seed: 2))
  }

  /// Computed with an independent implementation in Python.
  @Test func `the split of today is the split of tomorrow`() throws {
    let part = try table(20).split(fractions: fractions, seed: 1, by: "id")["validation"]
    #expect(try part["id"] == [100004, 100005, 100006, 100009, 100010])
  }

  @Test func `a part of fraction 0 stays empty, wherever it stands`() throws {
    let parts = try table(2000).split(fractions: [("a", 0), ("b", 1), ("c", 0)], seed: 3)
    #expect(parts.map(\.table.count) == [0, 2000, 0])
  }

  @Test func `errors`() throws {
    let table = try table(3)
    #expect(
      errorText { try table.split(fractions: [("a", 0.5), ("b", 0.25)], seed: 1) }
        == "the fractions of a split must be at least 0 and sum to 1,"
        + " but a 0.5, b 0.25 sum to 0.75")
    #expect(
      errorText { try table.split(fractions: [("a", 1.5), ("b", -0.5)], seed: 1) }
        == "the fractions of a split must be at least 0 and sum to 1,"
        + " but a 1.5, b -0.5 sum to 1.0")
    #expect(errorText { try table.split(fractions: [("a", .nan)], seed: 1) }.hasSuffix("nan"))
    #expect(errorText { try table.split(fractions: [], seed: 1) }.contains("sum to 0"))
    #expect(
      errorText { try table.split(fractions: [("a", 0.5), ("a", 0.5)], seed: 1) }
        == "two parts of the split are named 'a'")
    #expect(
      errorText { try table.split(fractions: fractions, seed: 1)["trainign"] }
        == "no part 'trainign'; did you mean 'training'?"
        + "\nThe parts are: training, validation, test")
    let broken = try table.replacing("id", with: [1, .nan, 2])
    #expect(
      errorText { try broken.split(fractions: fractions, seed: 1, by: "id") }
        == "column 'id' holds nan at row 1, where a finite number is needed")
  }
}
