import Autodiff
import Histograms
import Testing

@Suite("Events beyond the outer edges")
struct OutsideMassTests {
  private let space = EventSpace("sample")
  private let x = [-3.0, -1.2, -0.9, -0.1, 0.3, 0.8, 1.05, 4]
  private let weights = [0.5, 1, 2, 1.5, -0.25, 1, 0.75, 2]

  private func fill(_ assignment: BinAssignment, _ outside: OutsideMass) throws -> [Double] {
    try fillTemplate(
      of: .column("x", of: space), weights: .column("weight", of: space),
      edges: [-1, -0.2, 0.4, 1],
      assignment: assignment, outside: outside
    ).values.value(events: [space: ColumnSource(["x": x, "weight": weights])]).elements
  }

  @Test(arguments: [nil, 1e-8, 0.1, 2.0])
  func `folding keeps the total weight, for any bandwidth`(bandwidth: Double?) throws {
    let assignment =
      bandwidth.map { BinAssignment.kernel(bandwidth: GlobalExpression($0)) } ?? .exact
    let total = weights.reduce(0, +)
    #expect(abs(try fill(assignment, .foldedIntoEdgeBins).reduce(0, +) - total) < 1e-13)
  }

  @Test func `what is folded is what is dropped otherwise`() throws {
    #expect(try fill(.exact, .dropped) == [2, 1.25, 1])
    #expect(try fill(.exact, .foldedIntoEdgeBins) == [3.5, 1.25, 3.75])
  }

  /// A peer divides folded mass by an infinite width, so that its density sums to 0.677.
  @Test(arguments: OutsideMass.allCases)
  func `the density of the bins integrates to 1`(outside: OutsideMass) throws {
    let axis = try Axis(edges: [-1, -0.2, 0.4, 1])
    let values = try fill(.kernel(bandwidth: 0.5), outside)
    let histogram = try Histogram(axis: axis, values: values, variances: [0, 0, 0])
    let density = try #require(histogram.density)
    let integral = zip(density, axis.widths).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(integral - 1) < 1e-14)
  }
}
