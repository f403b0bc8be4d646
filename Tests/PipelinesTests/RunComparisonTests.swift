import Apus
import TestSupport
import Testing

@Suite("Comparison of runs")
struct RunComparisonTests {
  @Test func `the table gives mean, spread and differences run by run`() {
    let comparison = RunComparison(
      methods: [
        .init(
          name: "first",
          runs: [
            "1": .init(before: 1, after: 2, error: 0.3),
            "2": .init(before: 1, after: 4, error: 0.4),
          ]),
        .init(
          name: "second",
          runs: ["1": .init(before: nil, after: 3), "2": .init(before: 2, after: 6)]),
      ], reference: "first")
    #expect(
      comparison.markdown == """
        | method | runs | before training | after training | error of one run | difference to first |
        |---|---|---|---|---|---|
        | first | 2 | 1.000 ± 0.000 | 3.000 ± 1.414 | 0.354 |  |
        | second | 2 | 2.000 ± 0.000, 1 not defined | 4.500 ± 2.121 |  | +1.500 ± 0.707 |
        """)
  }

  @Test func `a folder without runs is named`() throws {
    try withTemporaryFolder { folder in
      let error = #expect(throws: ReportError.self) { try RunComparison(folders: [folder]) }
      #expect(error?.description.contains("no results in it") == true)
    }
  }
}
