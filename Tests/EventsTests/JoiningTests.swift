import Events
import Testing

@Suite("Joining tables")
struct JoiningTests {
  private func events() throws -> EventTable {
    try EventTable(columns: ["id": [7, 3, 5], "pt": [70, 30, 50]])
  }

  @Test func `each event gets the columns of its namesake, whatever their order`() throws {
    let scores = try EventTable(
      columns: ["score": [0.5, 0.9, 0.3, 0.7], "id": [5, 9, 3, 7]],
      text: ["kind": ["five", "nine", "three", "seven"]])
    let joined = try events().joined(with: scores, by: "id")
    #expect(joined.columnNames == ["id", "pt", "score"] && joined.textNames == ["kind"])
    #expect(try joined["id"] == [7, 3, 5] && joined["pt"] == [70, 30, 50])
    #expect(try joined["score"] == [0.7, 0.3, 0.5])
    #expect(try joined.text("kind") == ["seven", "three", "five"])
  }

  @Test func `several events may share an identity that the other table has once`() throws {
    let copies = try EventTable(columns: ["id": [1, 1, 2]])
    let other = try EventTable(columns: ["id": [2, 1], "x": [20, 10]])
    #expect(try copies.joined(with: other, by: "id")["x"] == [10, 10, 20])
  }

  @Test func `errors`() throws {
    func text(_ columns: KeyValuePairs<String, [Double]>) -> String? {
      errorText { try events().joined(with: EventTable(columns: columns), by: "id") }
    }
    #expect(
      text(["id": [3, 7], "score": [0, 1]])
        == "cannot join: id 5.0 at row 2 is not in the table to be joined; give a row for every event"
    )
    #expect(
      text(["id": [3, 5, 7, 5], "score": [0, 1, 2, 3]])
        == "cannot join: id 5.0 occurs twice in the table to be joined, again at row 3; "
        + "give each event one row")
    #expect(
      text(["id": [3, .nan, 7], "score": [0, 1, 2]])
        == "column 'id' holds nan at row 1, where a finite number is needed")
    #expect(
      text(["id": [3, 5, 7], "pt": [0, 1, 2]])
        == "column 'pt' is given twice; every column needs a name of its own")
    #expect(text(["idd": [3]]) == "no column 'id'; did you mean 'idd'?\nThe columns are: idd")
  }
}
