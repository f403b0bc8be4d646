import Events
import Testing

@Suite("Summaries")
struct SummaryTests {
  @Test func `missing values and NaN are counted apart and left out`() {
    let summary = ColumnSummary(name: "x", values: [1, -999, .nan, 4], missing: -999)
    #expect(summary.count == 4)
    #expect(summary.missingCount == 1)
    #expect(summary.nanCount == 1)
    #expect(summary.minimum == 1)
    #expect(summary.maximum == 4)
    #expect(summary.mean == 2.5)
  }

  @Test func `a NaN marker counts NaN as missing`() {
    let summary = ColumnSummary(name: "x", values: [.nan, 2], missing: .nan)
    #expect(summary.missingCount == 1)
    #expect(summary.nanCount == 0)
  }

  @Test func `a column of nothing has no extremes`() {
    let summary = ColumnSummary(name: "x", values: [.nan])
    #expect(summary.minimum == nil && summary.maximum == nil && summary.mean == nil)
    #expect(summary.missingCount == nil)
  }

  @Test func `a table prints itself`() throws {
    #expect(
      try sampleTable().description == """
        3 events, 2 columns, 1 text columns
          column   min    mean  max  NaN
          pt        27  33.833   42    0
          met     -999    -313   44    0
          Label: b (2), s (1)
        """)
    #expect(
      try sampleTable().summary(missing: -999).description == """
        3 events, 2 columns, 1 text columns
          column  min    mean  max  NaN  missing
          pt       27  33.833   42    0        0
          met      16      30   44    0        1
          Label: b (2), s (1)
        """)
  }
}
