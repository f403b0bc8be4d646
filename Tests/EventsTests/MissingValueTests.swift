import Events
import Testing

@Suite("Missing values")
struct MissingValueTests {
  func table() throws -> EventTable {
    try EventTable(columns: ["a": [1, -999, 3, 8], "b": [-999, -999, 5, 7], "c": [1, 2, 3, 4]])
  }

  @Test func `a value takes the marker's place and the counts are reported`() throws {
    let (result, report) = try table().replacingMissing(-999, in: ["a", "b"], with: .value(0))
    #expect(try result["a"] == [1, 0, 3, 8])
    #expect(try result["b"] == [0, 0, 5, 7])
    #expect(report.count == 4)
    #expect(report.columns.map(\.missingCount) == [1, 2])
    #expect(
      report.description == """
        a: 1 of 4 missing, replaced by 0.0
        b: 2 of 4 missing, replaced by 0.0
        """)
  }

  @Test func `mean and median are those of the events that have the column`() throws {
    #expect(try table().replacingMissing(-999, in: ["a"], with: .mean).table["a"] == [1, 4, 3, 8])
    #expect(try table().replacingMissing(-999, in: ["a"], with: .median).table["a"][1] == 3)
    #expect(try table().replacingMissing(-999, in: ["b"], with: .median).table["b"][0] == 6)
  }

  @Test func `the flag is 1 where no column is missing`() throws {
    let result = try table()
      .replacingMissing(-999, in: ["a", "b"], with: .mean, flag: "complete").table
    #expect(try result["complete"] == [0, 0, 1, 1])
    #expect(result.columnNames == ["a", "b", "c", "complete"])
  }

  @Test func `one sample's replacements treat another alike`() throws {
    let report = try table().replacingMissing(-999, in: ["a", "b"], with: .mean).report
    let other = try EventTable(columns: ["a": [-999], "b": [-999]])
    let result = try other.replacingMissing(
      -999, in: ["a", "b"], with: .values(report.replacements)
    ).table
    #expect(try result["a"] == [4])
    #expect(try result["b"] == [6])
  }

  @Test func `NaN as the marker matches every NaN`() throws {
    let table = try EventTable(columns: ["x": [.nan, 2, -.nan]])
    #expect(try table.replacingMissing(.nan, in: ["x"], with: .mean).table["x"] == [2, 2, 2])
  }

  @Test func `errors`() throws {
    let table = try EventTable(columns: ["x": [-999, -999], "y": [.infinity, -999]])
    #expect(
      errorText { try table.replacingMissing(-999, in: ["x"], with: .mean) }
        == "column 'x' is missing in every event, so it has neither mean nor median;"
        + " give a value, or leave the column out")
    #expect(
      errorText { try table.replacingMissing(-999, in: ["y"], with: .median) }
        == "column 'y' holds inf at row 0, where a finite number is needed")
    #expect(
      errorText { try table.replacingMissing(-999, in: ["y"], with: .values(["x": 1])) }
        == "no replacement is given for missing values of column 'y'")
    #expect(
      errorText { try table.replacingMissing(-999, in: ["x"], with: .value(0), flag: "y") }
        == "column 'y' is given twice; every column needs a name of its own")
  }
}
