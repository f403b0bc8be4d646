import Autodiff
import HistFactory
import Inference
import TestSupport
import Testing

@Suite("Landscape of two bins")
struct TwoBinLandscapeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let u: Double
    let d: Double
    /// CLs, p0, Z and σ(μ).
    let printed: [Double]
    let discussed: [Double]
    var testDescription: String { "u = \(u), d = \(d)" }
  }

  static let certain = [0.107956, 0.048812, 1.65648, 0.640427]
  static let rows = [
    Row(u: 0, d: 0, printed: certain, discussed: certain),
    // CLs as discussed is from a scan: pyhf stops at a saddle there, see `SameSignTests`.
    Row(
      u: 5, d: 5, printed: [0.116074, 0.054206, 1.605368, 0.65499],
      discussed: [0.110296] + certain.dropFirst()),
    Row(
      u: 10, d: 10, printed: [0.122635, 0.057341, 1.577494, 0.66537],
      discussed: [0.116714] + certain.dropFirst()),
    Row(
      u: 10, d: 0, printed: [0.119909, 0.051827, 1.627392, 0.65499],
      discussed: [0.119909, 0.051827, 1.627392, 0.65499]),
  ]

  @Test(arguments: rows)
  func `metrics agree to five digits in both conventions`(row: Row) throws {
    for (landscape, golden) in [
      (try Landscape(.likePrinted), row.printed), (try Landscape(.likeDiscussed), row.discussed),
    ] {
      let values = try numbers(landscape.metrics, at: landscape.at(row.u, row.d))
      for (value, expected) in zip(values, golden) {
        #expect(abs(value / expected - 1) < 1e-5, "\(value) \(expected)")
      }
    }
  }

  @Test(arguments: rows.dropFirst())
  func `gradients agree with finite differences`(row: Row) throws {
    let printed = try Landscape(.likePrinted)
    for metric in printed.metrics { try expectGradient(metric, printed, at: [row.u, row.d]) }
    let discussed = try Landscape(.likeDiscussed)
    // At u = d CLs has a kink, see `SameSignTests`.
    for metric in discussed.metrics.dropFirst(row.u == row.d ? 1 : 0) {
      try expectGradient(metric, discussed, at: [row.u, row.d])
    }
  }

  private func expectGradient(
    _ metric: GlobalExpression, _ landscape: Landscape, at point: [Double]
  ) throws {
    let slopes = gradient(of: metric, withRespectTo: [landscape.u, landscape.d])
    let exact = try numbers(slopes, at: landscape.at(point[0], point[1]))
    let evaluator = Evaluator(Plan([metric]))
    let numerical = try finiteDifferences(at: Tensor(point), step: 1e-3) {
      try evaluator.evaluate(landscape.at($0[0], $0[1]))[0].scalar
    }
    for (exact, numerical) in zip(exact, numerical) {
      #expect(abs(exact - numerical) < 1e-8 + 1e-6 * abs(exact))
    }
  }

  @Test func `opposite variations have no same-sign part`() throws {
    let landscape = try Landscape(.likePrinted)
    let shift = try landscape.model.sameSignShifts()[0]
    let seen = try values(
      of: [shift.shift, shift.visibleShift, shift.total], at: landscape.at(10, 10))
    #expect(seen[0].elements == [0, 0])
    #expect(seen[1].elements == [10, -10])
    #expect(seen[2].scalar == 0)
  }

  @Test func `the same-sign part can be trained away`() throws {
    let landscape = try Landscape(.likeDiscussed)
    try expectGradient(
      try landscape.model.sameSignShifts()[0].total, landscape, at: [10, 6])
  }
}
