import Autodiff
import Foundation
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
    let assignments =
      [BinAssignment.exact] + BinKernel.allCases.map { .kernel($0, bandwidth: 1e-9) }
    let found = try assignments.map { assignment in
      try fillTemplate(
        of: .column("x", of: Self.space), weights: column(choice.weights),
        edges: [-1, 0, 0.5, 1], assignment: assignment, outside: .dropped, variance: variance,
        fullWeights: column(choice.full)
      ).variances.value(events: [Self.space: ColumnSource(Self.columns)]).elements
    }
    for relaxed in found.dropFirst() { #expect(deviation(of: relaxed, from: found[0]) < 1e-14) }
    #expect(found[0].allSatisfy { $0 != 0 })
  }

  @Test(arguments: choices)
  func `of categories are Σ w² p² or Σ f w p, of full weights f`(
    choice: (weights: String?, full: String?)
  ) throws {
    func weight(_ name: String?) -> EventExpression? { name.map { .column($0, of: Self.space) } }
    func numbers(_ name: String?) -> [Double] {
      name.map { Self.columns[$0]! } ?? Array(repeating: 1, count: 5)
    }
    let x = Self.columns["x"]!
    let weights = numbers(choice.weights)
    let full = choice.full.map { numbers($0) } ?? weights
    let column = EventExpression.column("x", of: Self.space)
    let logits = stack([column, square(column)])
    for variance in BinVariance.allCases {
      let template = fillTemplate(
        categories: logits, weights: weight(choice.weights),
        assignment: .softmax(temperature: 2), variance: variance, fullWeights: weight(choice.full))
      let found = try values(
        of: [template.values, template.variances],
        events: [Self.space: ColumnSource(Self.columns)]
      ).map(\.elements)
      var (contents, variances) = ([0.0, 0], [0.0, 0])
      for event in x.indices {
        let first = 1 / (1 + exp((x[event] * x[event] - x[event]) / 2))
        for (bin, p) in [first, 1 - first].enumerated() {
          contents[bin] += weights[event] * p
          variances[bin] +=
            variance == .ofTemplate
            ? weights[event] * weights[event] * p * p : full[event] * weights[event] * p
        }
      }
      #expect(deviation(of: found[0], from: contents) < 1e-14)
      #expect(deviation(of: found[1], from: variances) < 1e-14)
    }
  }
}
