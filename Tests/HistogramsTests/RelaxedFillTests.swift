import Autodiff
import Foundation
import Histograms
import NumericalMethods
import TestSupport
import Testing

@Suite("Relaxed histograms")
struct RelaxedFillTests {
  private static let space = EventSpace("sample")
  private static let x = RandomStream(seed: 3, purpose: "x").normals(count: 400)
  private static let weights = RandomStream(seed: 3, purpose: "weights").normals(count: 400)
    .map { 0.6 + $0 }
  private static let edges = [-1.3, -0.4, 0.1, 0.9, 2.0]

  private func values(
    _ expressions: [GlobalExpression], at parameters: [GlobalExpression: Tensor] = [:],
    x: [Double] = Self.x, weights: [Double] = Self.weights
  ) throws -> [[Double]] {
    try Autodiff.values(
      of: expressions, at: parameters,
      events: [Self.space: ColumnSource(["x": x, "weight": weights])]
    ).map(\.elements)
  }

  private func template(
    _ assignment: BinAssignment, _ outside: OutsideMass,
    edges: GlobalExpression = GlobalExpression(Self.edges)
  ) -> Template {
    fillTemplate(
      of: .column("x", of: Self.space), weights: .column("weight", of: Self.space), edges: edges,
      assignment: assignment, outside: outside)
  }

  /// Σ wⁿ pⁿ written out, with the C library's error function and hyperbolic tangent.
  private func plain(
    _ kernel: BinKernel, _ bandwidth: Double, _ outside: OutsideMass, power n: Double
  ) -> [Double] {
    func below(_ edge: Double, _ x: Double) -> Double {
      switch kernel {
      case .gaussian: 0.5 * erfc(-(edge - x) / bandwidth / 2.0.squareRoot())
      case .logistic: 0.5 * (1 + tanh((edge - x) / bandwidth / 2))
      }
    }
    let last = Self.edges.count - 1
    return (0..<last).map { bin in
      zip(Self.x, Self.weights).reduce(0) { sum, event in
        let isFolded = outside == .foldedIntoEdgeBins
        let low = isFolded && bin == 0 ? 0 : below(Self.edges[bin], event.0)
        let high = isFolded && bin == last - 1 ? 1 : below(Self.edges[bin + 1], event.0)
        return sum + pow(event.1 * (high - low), n)
      }
    }
  }

  /// A kernel, and what becomes of events beyond the edges.
  struct Spread: CustomTestStringConvertible {
    let kernel: BinKernel
    let outside: OutsideMass

    static let all = BinKernel.allCases.flatMap { kernel in
      OutsideMass.allCases.map { Spread(kernel: kernel, outside: $0) }
    }

    var testDescription: String { "\(kernel), \(outside)" }

    func assignment(_ bandwidth: GlobalExpression) -> BinAssignment {
      .kernel(kernel, bandwidth: bandwidth)
    }
  }

  @Test(arguments: Spread.all, [0.03, 0.4, 3])
  func `equal the formula written out, variances too, for weights of both signs`(
    spread: Spread, bandwidth: Double
  ) throws {
    let template = template(spread.assignment(GlobalExpression(bandwidth)), spread.outside)
    let found = try values([template.values, template.variances])
    for (power, found) in zip([1.0, 2], found) {
      let expected = plain(spread.kernel, bandwidth, spread.outside, power: power)
      #expect(deviation(of: found, from: expected, scale: 10) < 1e-14)
    }
  }

  @Test(arguments: Spread.all)
  func `become exact as the bandwidth goes to 0`(spread: Spread) throws {
    let (relaxed, exact) = (
      template(spread.assignment(1e-9), spread.outside), template(.exact, spread.outside)
    )
    let found = try values([relaxed.values, relaxed.variances, exact.values, exact.variances])
    #expect(deviation(of: found[0], from: found[2]) < 1e-13)
    #expect(deviation(of: found[1], from: found[3]) < 1e-13)
  }

  @Test func `an event on an edge belongs to the bin above, and is halved when spread`() throws {
    let edges: GlobalExpression = [0, 1, 2]
    let (exact, relaxed) = (
      template(.exact, .dropped, edges: edges),
      template(.kernel(bandwidth: 0.01), .dropped, edges: edges)
    )
    let found = try values([exact.values, relaxed.values], x: [1, 0, 2], weights: [4, 1, 8])
    #expect(found[0] == [1, 4])
    #expect(deviation(of: found[1], from: [0.5 + 2, 2 + 4]) < 1e-15)
  }

  @Test func `folding takes an event on the last edge into the last bin`() throws {
    let found = try values(
      [template(.exact, .foldedIntoEdgeBins, edges: [0, 1, 2]).values], x: [2, -3], weights: [8, 1])
    #expect(found[0] == [1, 8])
  }

  @Test func `a bin out of the kernel's reach is exactly empty`() throws {
    let template = template(.kernel(bandwidth: 0.01), .dropped, edges: [0, 1, 2])
    let found = try values([template.values, template.variances], x: [0.5], weights: [3])
    #expect(found[0][1] == 0 && found[1][1] == 0)
    #expect(found[0][0] == 3)
  }

  @Test(arguments: Spread.all)
  func `derivatives of contents and variances by edges and bandwidth equal finite differences`(
    spread: Spread
  ) throws {
    let edges = GlobalExpression.parameter("edges", shape: [5])
    let bandwidth = GlobalExpression.parameter("bandwidth")
    let template = template(spread.assignment(bandwidth), spread.outside, edges: edges)
    let mixed = (template.values * [1.0, -0.5, 2, 0.3] + template.variances * [0.2, 0.7, -1, 0.1])
      .sum()
    let start: [GlobalExpression: Tensor] = [edges: Tensor(Self.edges), bandwidth: 0.35]
    let found = try values(
      gradient(of: mixed, withRespectTo: [edges, bandwidth]), at: start)
    for (parameter, analytic) in zip([edges, bandwidth], found) {
      let numeric = try finiteDifferences(at: start[parameter]!, step: 1e-2) {
        try values([mixed], at: start.merging([parameter: $0]) { $1 })[0][0]
      }
      #expect(deviation(of: analytic, from: numeric, scale: 10) < 1e-9)
    }
  }

  @Test func `scaling a template scales its variances by the square`() throws {
    let template = template(.kernel(bandwidth: 0.2), .dropped)
    let scaled = template.scaled(by: 3)
    let found = try values(
      [template.values * 3, template.variances * 9, scaled.values, scaled.variances])
    #expect(found[0] == found[2] && found[1] == found[3])
  }
}
