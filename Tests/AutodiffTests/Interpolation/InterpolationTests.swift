import Foundation
import NumericalMethods
import Testing

@testable import Autodiff

@Suite("Interpolation tables")
struct InterpolationTests {
  private let space = EventSpace("events")
  private let knots = InterpolationExamples.knots
  private let values = InterpolationExamples.values

  private func evaluate(_ curve: InterpolationTable, _ order: Int = 0, at x: [Double]) throws
    -> [Double]
  {
    try curve.derivative(order, at: GlobalExpression(x)).value().elements
  }

  @Test(arguments: InterpolationMethod.allCases)
  func `a curve meets its points, and its pieces each other`(method: InterpolationMethod) throws {
    let curve = try InterpolationTable(
      knots: knots, values: values, method: method, outside: .linear)
    let found = try evaluate(curve, at: knots)
    for (a, b) in zip(found, values) { #expect(abs(a - b) < 1e-15) }
    let smooth = [InterpolationMethod.linear: 0, .akima: 1, .steffen: 1, .naturalCubic: 2][method]!
    for order in 0...smooth {
      let below = try evaluate(curve, order, at: knots.map { $0 - 1e-9 })
      let above = try evaluate(curve, order, at: knots)
      for (a, b) in zip(below, above) { #expect(abs(a - b) < 1e-6, "derivative \(order)") }
    }
  }

  @Test func `a natural spline of two cubic pieces that are one is made of them`() throws {
    // y″ = ±6 (1 ∓ x) is 0 at both ends and continuous in the middle.
    func pieces(_ x: Double) -> Double { 3 * x * x - abs(x * x * x) }
    let curve = try InterpolationTable(knots: [-1, 0, 1], values: [-1, 0, 1].map(pieces))
    for x in [-0.8, -0.3, 0.25, 0.9] {
      let found = try evaluate(curve, at: [x])[0]
      #expect(abs(found - pieces(x)) < 1e-14)
    }
  }

  @Test func `Steffen's curve stays between monotone points`() throws {
    let steps = [0.0, 0, 0, 1, 1, 1]
    let curve = try InterpolationTable(knots: knots, values: steps, method: .steffen)
    let found = try evaluate(curve, at: (0..<250).map { Double($0) / 100 })
    #expect(zip(found, found.dropFirst()).allSatisfy { $0 <= $1 } && found.last! <= 1)
  }

  @Test func `what is beyond the points is as chosen`() throws {
    let x = [-2.0, 4.5, .nan]
    func curve(_ outside: InterpolationTable.Outside) throws -> InterpolationTable {
      try InterpolationTable(knots: knots, values: values, method: .linear, outside: outside)
    }
    let constant = try evaluate(curve(.constant), at: x)
    #expect(constant[0] == 0.2 && constant[1] == 1.1 && constant[2].isNaN)
    let linear = try evaluate(curve(.linear), at: x)
    #expect(abs(linear[0] - (0.2 - 2 * 1.4)) < 1e-14)
    #expect(abs(linear[1] - (1.1 + 2 * 0.8 / 0.6)) < 1e-14)
    let undefined = try evaluate(curve(.undefined), at: x)
    #expect(undefined.allSatisfy({ $0.isNaN }))
    let flat = try evaluate(curve(.constant), 1, at: [-2.0, 4.5])
    #expect(flat == [0, 0])
  }

  @Test(arguments: InterpolationMethod.allCases)
  func `at infinity a curve is its end or its tangent`(method: InterpolationMethod) throws {
    let x = [-Double.infinity, .infinity]
    func curve(_ outside: InterpolationTable.Outside) throws -> InterpolationTable {
      try InterpolationTable(knots: knots, values: values, method: method, outside: outside)
    }
    let constant = try curve(.constant)
    let ends = try evaluate(constant, at: x)
    #expect(ends == [values.first!, values.last!])
    for order in 1...3 {
      let flat = try evaluate(constant, order, at: x)
      #expect(flat == [0, 0])
    }
    let tangent = try curve(.linear)
    let (far, slopes) = try (evaluate(tangent, at: x), evaluate(tangent, 1, at: x))
    #expect(far == [-.infinity * slopes[0], .infinity * slopes[1]])
    #expect(try slopes == evaluate(tangent, 1, at: [-2, 4.5]))
    let undefined = try evaluate(curve(.undefined), at: x)
    #expect(undefined.allSatisfy({ $0.isNaN }))
  }

  @Test func `the ends' values have derivatives at infinity, too`() throws {
    let ends = GlobalExpression.parameter("values", shape: [knots.count])
    let curve = try InterpolationTable(knots: knots, values: ends, outside: .constant)
    let sum = curve(GlobalExpression([-.infinity, .infinity])).sum()
    let slope = try gradient(of: sum, withRespectTo: ends).value(at: [ends: Tensor(values)])
    #expect(slope.elements == [1] + Array(repeating: 0, count: knots.count - 2) + [1])
  }

  @Test func `values as expressions give the curve of the same numbers`() throws {
    let x = (0..<120).map { Double($0) / 30 - 0.7 }
    for method in [InterpolationMethod.linear, .naturalCubic] {
      for outside in [InterpolationTable.Outside.constant, .linear] {
        let numbers = try InterpolationTable(
          knots: knots, values: values, method: method, outside: outside)
        let expressions = try InterpolationTable(
          knots: knots, values: GlobalExpression(values), method: method, outside: outside)
        for order in 0...3 {
          let (a, b) = (
            try evaluate(numbers, order, at: x), try evaluate(expressions, order, at: x)
          )
          for (a, b) in zip(a, b) { #expect(abs(a - b) <= 1e-12 * max(1, abs(b))) }
        }
      }
    }
  }

  @Test func `equal distances are found without a search, to the same piece`() {
    let knots = (0...1000).map { 0.1 + Double($0) * 0.3 }
    var shifted = knots
    shifted[500] += 1e-6
    let random = Tensor.random([3000], seed: 5).elements.map { 150 + 170 * $0 }
    let positions =
      random + knots + knots.map(\.nextUp) + knots.map(\.nextDown)
      + [-.infinity, .infinity, .nan, -0.0, 1e300]
    func pieces(_ finder: PieceFinder) -> [Int] {
      var found: [Int] = []
      finder.forEach(positions, positions.count) { _, piece, _ in found.append(piece) }
      return found
    }
    let found = pieces(PieceFinder(knots))
    let expected = positions.map { x in knots.prefix { $0 <= x }.count }
    #expect(found == expected)
    let searched = pieces(PieceFinder(shifted))
    let other = positions.map { x in shifted.prefix { $0 <= x }.count }
    #expect(searched == other)
  }

  @Test func `points that cannot be are named`() {
    func message(_ knots: [Double], _ values: [Double], _ method: InterpolationMethod) -> String {
      do {
        _ = try InterpolationTable(knots: knots, values: values, method: method)
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      message([0, 1, 1], [0, 1, 2], .linear) == """
        position 2 is 1.0, after 1.0; ascending positions are expected: sort the points, and join those \
        at equal positions
        """)
    #expect(
      message([0, 1, 2, 3], [0, 1, 2, 3], .akima)
        == "4 points are given; akima interpolation takes at least 5")
    #expect(
      message([0, 1], [0], .linear)
        == "2 positions and 1 values are given; one value for each position is expected")
    #expect(
      message([0, 1, .nan], [0, 1, 1], .steffen)
        == "point 2 is (nan, 1.0); finite numbers are expected")
  }
}
