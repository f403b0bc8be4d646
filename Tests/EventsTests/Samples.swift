import Events

/// Three events with two number columns and a label.
func sampleTable() throws -> EventTable {
  try EventTable(
    columns: ["pt": [32.5, 42, 27], "met": [16, -999, 44]], text: ["Label": ["s", "b", "b"]])
}

/// The text of the error that the body throws, or a note that it threw none.
func errorText(_ body: () throws -> some Any) -> String {
  do {
    _ = try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}
