import Events
import Testing

@Suite("Event table: errors")
struct EventTableErrorTests {
  @Test func `unequal lengths`() {
    #expect(
      errorText { try EventTable(columns: ["a": [1, 2], "b": [1]]) }
        == "column 'b' has 1 values, but the table has 2 events")
    #expect(
      errorText { try sampleTable().replacing("pt", with: [1]) }
        == "column 'pt' has 1 values, but the table has 3 events")
  }

  @Test func `duplicate names, also across kinds`() {
    let text = "column 'a' is given twice; every column needs a name of its own"
    #expect(errorText { try EventTable(columns: ["a": [1], "a": [1]]) } == text)
    #expect(errorText { try EventTable(columns: ["a": [1]], text: ["a": ["x"]]) } == text)
    #expect(errorText { try EventTable(columns: ["a": [1]]).selecting(["a", "a"]) } == text)
  }

  @Test func `unknown columns come with near names`() {
    #expect(
      errorText { try sampleTable().column("mte") }
        == "no column 'mte'; did you mean 'met' or 'pt'?\nThe columns are: pt, met")
    #expect(
      errorText { try sampleTable().text("label2") }
        == "no column 'label2'; did you mean 'Label'?\nThe columns are: Label")
    #expect(
      errorText { try sampleTable().selecting(["nothing like it"]) }
        == "no column 'nothing like it'\nThe columns are: pt, met, Label")
  }

  @Test func `a column of the other kind`() {
    #expect(
      errorText { try sampleTable()["Label"] }
        == "column 'Label' holds text, not numbers; read it with text(_:)")
    #expect(
      errorText { try sampleTable().text("pt") }
        == "column 'pt' holds numbers, not text; read it with column(_:)")
  }

  @Test func `appending a table with other columns`() {
    #expect(
      errorText {
        try sampleTable().concatenated(
          with: [sampleTable(), EventTable(columns: ["pt": [1], "eta": [2]])])
      }
        == "cannot append table 1: it lacks the columns met, Label"
        + " and has the unexpected columns eta")
  }

  @Test func `localizedDescription is the same text`() {
    let error = EventsError.missingFile("a.csv")
    #expect(error.localizedDescription == "a.csv: no such file")
  }
}
