import Autodiff
import Histograms
import TestSupport
import Testing

@Suite("Variances of templates")
struct VarianceTests {
  private static let space = EventSpace("sample")
  private static let columns = [
    "x": [-0.6, -0.1, 0.2, 0.7, 0.9], "weight": [0.5, 2, 1.5, -1, 3], "full": [1.0, 2, 3, 4, 5],
  ]

  private static let choices: [(weights: String?, full: String?)] = [
    (nil, nil), ("weight", nil), (nil, "full"), ("weight", "full"),
  ]

  @Test(arguments: BinVariance.allCases, choices)
  func `of a narrow kernel are those of counting, whatever weights are given`(
    variance: BinVariance, choice: (weights: String?, full: String?)
  ) throws {
    func column(_ name: String?) -> EventExpression? { name.map { .column($0, of: Self.space) } }
    let found = try [BinAssignment.exact, .kernel(bandwidth: 1e-9)].map { assignment in
      try fillTemplate(
        of: .column("x", of: Self.space), weights: column(choice.weights),
        edges: [-1, 0, 0.5, 1], assignment: assignment, outside: .dropped, variance: variance,
        fullWeights: column(choice.full)
      ).variances.value(events: [Self.space: ColumnSource(Self.columns)]).elements
    }
    #expect(deviation(of: found[1], from: found[0]) < 1e-14)
    #expect(found[0].allSatisfy { $0 != 0 })
  }
}
