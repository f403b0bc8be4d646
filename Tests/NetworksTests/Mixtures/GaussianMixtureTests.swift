import Autodiff
import Networks
import NumericalMethods
import Parameters
import TestSupport
import Testing

@Suite("Gaussian mixtures")
struct GaussianMixtureTests {
  typealias Covariance = GaussianMixture.Covariance

  /// Three components of three inputs, none like another.
  private static let logWeights = [0.4, -1.1, 0.2]
  private static let means = [0.5, -1, 2, 1.5, 0.25, -0.75, -2, 1, 0.125]
  private static let logWidths = [0.3, -0.5, 0.1, -1.2, 0.2, 0.4, 0.7, -0.1, -2]
  private static let slopes = [0.5, -0.3, 0.8, -1.5, 0.2, 0.1, 0.05, 2, -0.6]
  private static let points = [[0.1, 0.2, 0.3], [1.4, 0.5, -1], [-2, 1, 0.1], [30, -40, 50]]

  /// log_softmax(w) + multivariate_normal(μ, Σ).logpdf(x) of SciPy 1.17.1, with Σ = (AᵀA)⁻¹ for the matrix A
  /// of the zⱼ: a row per point.
  private static func golden(_ covariance: Covariance) -> [Double] {
    switch covariance {
    case .full:
      [
        -9.242237702844498, -17.123069919988733, -557.3500131447687,
        -11.41400607868635, -4.443753494102433, -1850.7696382978183,
        -26.83580158710187, -79.16340866534259, -2.2877391259085496,
        -7342.544302520589, -5024.324904039521, -42175.19719109393,
      ]
    case .diagonal:
      [
        -6.554810989598903, -15.421920548579116, -4.0413065645082025,
        -10.33530136250861, -4.46078211749367, -38.399074818224776,
        -12.000086233040863, -72.23848013668787, -2.2877391259085424,
        -3252.6034984483754, -5602.77578465448, -69061.99299274605,
      ]
    }
  }

  private func mixture(_ covariance: Covariance) -> (GaussianMixture, ParameterValues) {
    let mixture = GaussianMixture(inputs: 3, outputs: 3, covariance: covariance)
    let numbers =
      Self.logWeights + Self.means + Self.logWidths + (covariance == .full ? Self.slopes : [])
    return (mixture, ParameterValues(ParameterSet(mixture), flattened: numbers))
  }

  private func columns(of points: [[Double]]) -> ColumnSource {
    ColumnSource([
      "a": points.map { $0[0] }, "b": points.map { $0[1] }, "c": points.map { $0[2] },
    ])
  }

  @Test(arguments: Covariance.allCases)
  func `agree with SciPy`(covariance: Covariance) throws {
    let (mixture, values) = mixture(covariance)
    let golden = Self.golden(covariance)
    let rows = try mixture(GlobalExpression(Tensor(rows: Self.points)))
      .value(at: values.assignments)
    #expect(rows.shape == [4, 3])
    #expect(deviation(of: rows.elements, from: golden) < 1e-13)
    for (index, point) in Self.points.enumerated() {
      let alone = try mixture(GlobalExpression(point)).value(at: values.assignments)
      #expect(
        deviation(of: alone.elements, from: Array(golden[(3 * index)..<(3 * index + 3)])) < 1e-13)
    }
  }

  @Test(arguments: Covariance.allCases)
  func `are the same per event`(covariance: Covariance) throws {
    let (mixture, values) = mixture(covariance)
    let space = EventSpace("sample")
    let weights: GlobalExpression = [1, 100, 10_000]
    let outputs = mixture(EventExpression.columns(["a", "b", "c"], of: space))
    #expect(outputs.shape == [3])
    let sums = try Autodiff.values(
      of: [(outputs * weights).sumOverEvents(), square(outputs).sumOverEvents()],
      at: values.assignments, events: [space: columns(of: Self.points)])
    let golden = Self.golden(covariance)
    for k in 0..<3 {
      let column = stride(from: k, to: 12, by: 3).map { golden[$0] }
      let weight = [1.0, 100, 10_000][k]
      let expected = [weight * column.reduce(0, +), column.map { $0 * $0 }.reduce(0, +)]
      #expect(deviation(of: sums.map { $0.elements[k] }, from: expected) < 1e-12)
    }
  }

  @Test(arguments: Covariance.allCases)
  func `have right derivatives`(covariance: Covariance) throws {
    let (mixture, values) = mixture(covariance)
    let space = EventSpace("sample")
    let points = Array(Self.points.prefix(3))
    let event = EventExpression.columns(["a", "b", "c"], of: space)
    let shares = (mixture(event) / 7.0).softmax()
    let loss =
      (shares * GlobalExpression([1, -2, 0.5])).sum().sumOverEvents()
      + mixture.logDensity(event).sumOverEvents()
      + mixture.logDensity(GlobalExpression(Tensor(rows: points))).sum()
    let check = try checkDerivatives(
      of: loss, at: values.assignments, events: [space: columns(of: points)], tolerance: 1e-8)
    #expect(check.passes, "\(check)")
    #expect(check.worstByVariable.count == 2 * (covariance == .full ? 4 : 3))
  }

  @Test func `integrate to one`() throws {
    let mixture = GaussianMixture(inputs: 2, outputs: 2)
    let values = ParameterValues(
      ParameterSet(mixture),
      flattened: [0.3, -0.4, 0.5, -0.25, -1, 1, -0.7, -0.2, 0.1, -0.5, 0.8, -0.4])
    let step = 0.15
    let grid = (-90...90).map { step * Double($0) }
    let points = grid.flatMap { x in grid.map { [x, $0] } }
    let density = exp(mixture.logDensity(GlobalExpression(Tensor(rows: points))))
    let integral = try (density.sum() * step * step).value(at: values.assignments).scalar
    // The trapezoidal rule is exact to rounding for normal densities as wide as these.
    #expect(abs(integral - 1) < 1e-12)
  }

  @Test func `divide the plane by their largest component`() throws {
    // Two circles of unit width part halfway; a narrow one holds an ellipse inside a wide one.
    let equal = GaussianMixture(means: [[-1, 0], [1, 0]])
    #expect(
      try regions(of: equal, at: [[-0.01, 5], [0.01, -5], [-3, 0], [3, 0]]) == [0, 1, 0, 1])
    let nested = GaussianMixture(means: [[0, 0], [0, 0]])
    let widths = [0.0, 0, -1, -1]
    // |x|²/2 (e² − 1) = 2: the narrow one wins within a radius of 0.791.
    #expect(
      try regions(
        of: nested, at: [[0, 0], [0.78, 0], [0, -0.78], [0.8, 0], [-0.57, -0.57]],
        raw: [0, 0, 0, 0, 0, 0] + widths + [0, 0]) == [1, 1, 1, 0, 0])
  }

  /// The component with the largest output at each point.
  private func regions(of mixture: GaussianMixture, at points: [[Double]], raw: [Double]? = nil)
    throws -> [Int]
  {
    let set = ParameterSet(mixture)
    let values =
      raw.map { ParameterValues(set, flattened: $0) } ?? ParameterValues.initial(set, seed: 1)
    let isLargest = try mixture(GlobalExpression(Tensor(rows: points))).oneHotArgmax()
      .value(at: values.assignments).elements
    return points.indices.map { isLargest[(2 * $0)..<(2 * $0 + 2)].firstIndex(of: 1)! - 2 * $0 }
  }

  @Test func `name their parameters`() {
    let full = ParameterSet(GaussianMixture(inputs: 3, outputs: 5).parameters(under: "mixture"))
    #expect(
      full.paths == [
        "mixture log weights", "mixture means", "mixture log widths", "mixture slopes",
      ])
    #expect(full.map(\.shape) == [[5], [5, 3], [5, 3], [5, 3]])
    let flat = GaussianMixture(inputs: 3, outputs: 5, covariance: .diagonal)
    #expect(ParameterSet(flat).paths == ["log weights", "means", "log widths"])
    #expect(GaussianMixture(inputs: 1, outputs: 4).slopes == nil)
  }

  @Test func `start where they are told to`() {
    let given = GaussianMixture(means: [[1, 2], [3, 4], [5, 6]], width: 0.5)
    #expect(given.inputs == 2 && given.outputs == 3)
    let values = ParameterValues.initial(ParameterSet(given), seed: 1)
    #expect(values[given.means] == Tensor(rows: [[1, 2], [3, 4], [5, 6]]))
    #expect(values[given.logWidths].elements.allSatisfy { abs($0 + 0.6931471805599453) < 1e-15 })
    let drawn = GaussianMixture(inputs: 2, outputs: 50, means: .uniform(2...3))
    let set = ParameterSet(drawn)
    let means = ParameterValues.initial(set, seed: 1)[drawn.means].elements
    #expect(means.allSatisfy { 2...3 ~= $0 } && Set(means).count == 100)
    #expect(ParameterValues.initial(set, seed: 2)[drawn.means].elements != means)
  }

  @Test func `that make no sense stop the program`() async {
    await #expect(processExitsWith: .failure) { _ = GaussianMixture(inputs: 0, outputs: 2) }
    await #expect(processExitsWith: .failure) {
      _ = GaussianMixture(inputs: 1, outputs: 2, width: 0)
    }
    await #expect(processExitsWith: .failure) { _ = GaussianMixture(means: [[0, 1], [2]]) }
    await #expect(processExitsWith: .failure) {
      _ = GaussianMixture(inputs: 2, outputs: 2)(GlobalExpression([1, 2, 3]))
    }
  }
}
