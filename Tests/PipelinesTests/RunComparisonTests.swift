import Apus
import Foundation
import TestSupport
import Testing

/// Metrics of which the significance is known.
private func metrics(_ significance: Double?) -> Metrics? {
  significance.map {
    Metrics(significance: $0, pValue: pow(10, -$0), cls: 0.5, uncertainty: 1 / $0)
  }
}

private func run(
  loss: Double? = nil, validation: Double? = nil, before: Double? = nil, after: Double? = nil,
  error: Double? = nil
) -> RunComparison.Run {
  .init(
    validationLoss: loss, validation: metrics(validation), before: metrics(before),
    after: metrics(after), error: error)
}

private let methods: [RunComparison.Method] = [
  .init(
    name: "first", varied: ["rate": "1"],
    runs: [
      "1": run(loss: -1, validation: 2, before: 1, after: 2, error: 0.3),
      "2": run(loss: -2, validation: 4, before: 1, after: 4, error: 0.4),
    ]),
  .init(
    name: "second, \"quoted\"", varied: ["rate": "2"],
    runs: [
      "1": run(loss: -3, validation: 1, after: 3),
      "2": run(loss: -3, validation: 2, before: 2, after: 6), "3": run(loss: -3, validation: 3),
    ]),
]

@Suite("Comparison of runs")
struct RunComparisonTests {
  @Test func `the table gives mean, spread and differences run by run`() {
    let comparison = RunComparison(methods: methods, reference: "first")
    #expect(
      comparison.markdown == """
        | method | runs | validation loss | validation significance | before training | test significance \
        | error of one run | median p-value | difference to first |
        |---|---|---|---|---|---|---|---|---|
        | first | 2 | -1.5 ± 0.71 | 3.000 ± 1.414 | 1.000 ± 0.000 | 3.000 ± 1.414 | 0.354 | 5.05e-03 |  |
        | second, "quoted" | 3 | -3 ± 0 | 2.000 ± 1.000 | 2.000 ± 0.000, 2 not defined \
        | 4.500 ± 2.121, 1 not defined |  | 5.00e-04 | +1.500 ± 0.707, 1 not defined |
        """)
  }

  @Test func `validation events rank, and runs that are missing come last`() throws {
    func order(_ ranking: RunComparison.Ranking, _ methods: [RunComparison.Method]) throws
      -> [String]
    {
      try RunComparison(methods: methods, rankedBy: ranking).methods.map(\.name)
    }
    var others = methods
    #expect(try order(.loss, others) == ["second, \"quoted\"", "first"])
    #expect(try order(.significance, others) == ["first", "second, \"quoted\""])
    #expect(try order(.uncertainty, others) == ["first", "second, \"quoted\""])
    // What test events say has no part in it.
    others[1].runs["1"]?.after = metrics(100)
    #expect(try order(.significance, others) == ["first", "second, \"quoted\""])
    others[1].unfinished = ["4": "not finished"]
    #expect(try order(.loss, others) == ["first", "second, \"quoted\""])
    others[0].runs = [:]
    #expect(try order(.significance, others) == ["second, \"quoted\"", "first"])
  }

  @Test func `files have a line and an entry for each method`() throws {
    try withTemporaryFolder { url in
      let comparison = try RunComparison(methods: methods, rankedBy: .significance)
      try comparison.write(to: ResultsFolder(url.path), rankedBy: .significance)
      let csv = try String(contentsOf: url.appending(path: "search.csv"), encoding: .utf8)
      let lines = csv.split(separator: "\n")
      #expect(lines[0].hasPrefix("method,rate,runs,unfinished,validation_loss_mean,"))
      #expect(lines[1].hasPrefix("first,1,2,0,-1.5,0.7071067811865476,-1.5,3.0,"))
      #expect(lines[2].hasPrefix("\"second, \"\"quoted\"\"\",2,3,0,-3.0,0.0,-3.0,2.0,1.0,2.0,"))
      #expect(lines.count == 3)
      let json = try JSONSerialization.jsonObject(
        with: Data(contentsOf: url.appending(path: "search.json")))
      let study = try #require(json as? [String: Any])
      #expect(study["rankedBy"] as? String == "significance")
      #expect(study["reference"] as? String == "first")
      #expect((study["combinations"] as? [Any])?.count == 2)
    }
  }

  @Test func `a folder without runs is named`() throws {
    try withTemporaryFolder { folder in
      let error = #expect(throws: ReportError.self) { try RunComparison(folders: [folder]) }
      #expect(error?.description.contains("no results in it") == true)
    }
  }
}
