import Events
import Testing

@Suite("Event table")
struct EventTableTests {
  @Test func `columns keep names, order and values`() throws {
    let table = try sampleTable()
    #expect(table.count == 3)
    #expect(table.columnNames == ["pt", "met"])
    #expect(table.textNames == ["Label"])
    #expect(try table["met"] == [16, -999, 44])
    #expect(try table.text("Label") == ["s", "b", "b"])
  }

  @Test func `a table without columns is empty and takes any first column`() throws {
    let empty = try EventTable(columns: [:])
    #expect(empty.count == 0)
    #expect(try empty.adding("x", [1, 2]).count == 2)
  }

  @Test func `operations leave the table they start from alone`() throws {
    let table = try sampleTable()
    let shifted = try table.mapping("pt") { $0 * 2 }
    #expect(try shifted["pt"] == [65, 84, 54])
    #expect(try table["pt"] == [32.5, 42, 27])
    #expect(shifted.columnNames == ["pt", "met"])
  }

  @Test func `a derived column is computed event by event`() throws {
    let table = try sampleTable().deriving("difference", from: ["met", "pt"]) { $0[0] - $0[1] }
    #expect(try table["difference"] == [-16.5, -1041, 17])
    #expect(table.columnNames.last == "difference")
  }

  @Test func `selecting takes columns of both kinds in the order given`() throws {
    let table = try sampleTable().selecting(["Label", "met"])
    #expect(table.columnNames == ["met"])
    #expect(table.textNames == ["Label"])
  }

  @Test func `rows may be reordered and repeated`() throws {
    let rows = try sampleTable().rows(at: [2, 0, 2])
    #expect(try rows["pt"] == [27, 32.5, 27])
    #expect(try rows.text("Label") == ["b", "s", "b"])
  }

  @Test func `filters by row, value and text agree`() throws {
    let table = try sampleTable()
    let byRow = table.filtered { $0 > 0 }
    #expect(try byRow["pt"] == [42, 27])
    #expect(try table.filtered(text: "Label", is: "b") == byRow)
    #expect(try table.filtered(by: "pt") { $0 > 30 }["pt"] == [32.5, 42])
    #expect(try table.filtered(text: "Label", is: "absent").count == 0)
  }

  @Test func `concatenation matches columns by name`() throws {
    let table = try sampleTable()
    let reordered = try table.selecting(["Label", "met", "pt"])
    let both = try table.concatenated(with: [reordered, table.rows(at: [])])
    #expect(both.columnNames == ["pt", "met"])
    #expect(try both["met"] == [16, -999, 44, 16, -999, 44])
    #expect(try both.text("Label") == ["s", "b", "b", "s", "b", "b"])
  }

  @Test func `replacing keeps the column's place`() throws {
    let table = try sampleTable().replacing("pt", with: [1, 2, 3])
    #expect(table.columnNames == ["pt", "met"])
    #expect(try table["pt"] == [1, 2, 3])
  }

  @Test func `a row outside the table is a programmer's error`() async {
    await #expect(processExitsWith: .failure) {
      _ = try EventTable(columns: ["x": [1]]).rows(at: [1])
    }
  }
}
