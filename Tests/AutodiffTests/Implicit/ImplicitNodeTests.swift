import Foundation
import Testing

@testable import Autodiff

@Suite("Fixed points and roots for each event")
struct ImplicitNodeTests {
  private let space = EventSpace("tracks")
  private let strength = GlobalExpression.parameter("strength")
  private var x: EventExpression { .column("x", of: space) }

  private func rows(_ value: EventExpression, _ x: [Double]) throws -> [Double] {
    try value.rows(at: [strength: 0.4], events: [space: ColumnSource(["x": x])])[0]
  }

  @Test func `the range of each energy is inverted, also beside events that cannot be`() throws {
    let zero = x * 0
    let root = findRoot("range", between: zero, and: zero + 10) { square($0) + $0 * strength - x }
    let found = try rows(root, [0, 2, 80, 1000, .nan, -1])
    #expect(found[0] == 0)
    for (energy, range) in zip(found[1...2], [2.0, 80]) {
      #expect(abs(energy * energy + energy * 0.4 - range) < 1e-12 * range)
    }
    #expect(found[3...].allSatisfy({ $0.isNaN }))
    let evaluator = Evaluator(Plan([root.sumOverEvents()]), threads: 1)
    evaluator.bind(space, to: ColumnSource(["x": [1, 2, 1000]]))
    try evaluator.evaluate([strength: 0.4])
    #expect(
      evaluator.firstNonFiniteValue()?.description
        == "root of range (NaN if none is found) is nan at event 2 of sample 'tracks'")
  }

  @Test(arguments: [1e-6, 1, 1e6])
  func `bracketed roots are relative to the bracket, whatever the units`(unit: Double) throws {
    let zero = x * 0
    let root = findRoot("wall", between: zero, and: zero + 3 * unit) {
      erf(($0 - x) * (40 / unit)) + 0.5
    }
    // erf(t) = −1/2 at this t.
    let t = -0.476936276204469873
    for (found, x) in zip(try rows(root, [unit, 2 * unit]), [unit, 2 * unit]) {
      #expect(abs(found - (x + t * unit / 40)) < 1e-12 * unit)
    }
  }

  @Test(arguments: [1e-300, 1e-12, 1e9])
  func `derivatives of a multiple are that multiple, however coarse the tolerance`(factor: Double)
    throws
  {
    let point = fixedPoint("Kepler", from: x, tolerance: 1e-6) { x + 0.9 * strength * sin($0) }
    let loss = point.sumOverEvents()
    func forward(_ seed: Double) -> GlobalExpression {
      let along = [(source: strength.node, tangent: Node.constant(seed))]
      return .wrap(jacobianVectorProducts([loss.node], along: along)[0]!)
    }
    let outputs = [
      gradient(of: loss, withRespectTo: strength),
      gradient(of: factor * loss, withRespectTo: strength), forward(1), forward(factor),
    ]
    let evaluator = Evaluator(Plan(outputs), threads: 1)
    evaluator.bind(space, to: ColumnSource(["x": [0.1, 1, 3]]))
    let found = try evaluator.evaluate([strength: 0.4]).map(\.scalar)
    #expect(abs(found[1] / factor / found[0] - 1) < 1e-14)
    #expect(abs(found[3] / factor / found[2] - 1) < 1e-14)
    // ∂E/∂s = 0.9 sin E/(1 − 0.9 s cos E)
    let expected = try rows(point, [0.1, 1, 3]).reduce(0.0) {
      $0 + 0.9 * sin($1) / (1 - 0.36 * cos($1))
    }
    #expect(abs(found[0] / expected - 1) < 1e-5 && abs(found[2] / expected - 1) < 1e-5)
  }

  @Test(arguments: [1e-15, 1, 1e9])
  func `the scale sets the unit in which searches end`(unit: Double) throws {
    let start = x * unit
    let root = findRoot("square", from: start, scale: unit) { square($0 / unit) - 2 }
    let point = fixedPoint("cosine", from: start, scale: unit) { cos($0 / unit) * unit }
    let relative = findRoot("square", from: start, scale: 0) { square($0 / unit) - 2 }
    for root in [root, relative] {
      let found = try rows(root, [1])[0] / unit
      #expect(abs(found - 2.0.squareRoot()) < 1e-15)
    }
    let cosine = try rows(point, [1])[0] / unit
    #expect(abs(cosine - 0.739_085_133_215_160_6) < 1e-12)
  }

  @Test func `a fixed point that is not reached is NaN and named`() throws {
    let point = fixedPoint("logistic", from: x, iterationLimit: 100) { 3.9 * $0 * (1 - $0) }
    let evaluator = Evaluator(Plan([point.sumOverEvents()]), threads: 1)
    evaluator.bind(space, to: ColumnSource(["x": [0, 0.3]]))
    try evaluator.evaluate()
    #expect(
      evaluator.firstNonFiniteValue()?.description == """
        fixed point of logistic (NaN if it does not converge) is nan at event 1 of sample 'tracks'
        """)
  }

  @Test func `what grows beyond all numbers is no fixed point`() throws {
    let found = try rows(fixedPoint("tripled", from: x) { 3 * $0 }, [1, 0, -1e300])
    #expect(found[0].isNaN && found[1] == 0 && found[2].isNaN)
    let pair = stack([x, x])
    let half = fixedPoint("half", from: pair) { $0 * [3, 0.999] }
    let both = try half.rows(events: [space: ColumnSource(["x": [1, 0]])])
    #expect(both.allSatisfy { $0[0].isNaN && $0[1] == 0 })
  }

  @Test func `an event's fixed point has the same bits whatever its neighbours`() throws {
    let point = fixedPoint("Kepler", from: x) { x + 0.9 * sin($0) }
    let alone = try [0.1, 1, 3].map { try rows(point, [$0])[0] }
    let together = try rows(point, [0.1, 1, 3])
    #expect(together == alone)
  }

  @Test func `Newton's steps are halved where they lead away`() throws {
    // Whole steps for y/√(1 + y²), y → −y³, lead away from beyond ±1.
    let root = findRoot("saturation", from: x) { y in y / sqrt(1 + square(y)) }
    for found in try rows(root, [3, -40, 0.1]) { #expect(abs(found) < 1e-12) }
  }

  @Test func `Rosenbrock's equations from the usual start`() throws {
    let root = findRoot("Rosenbrock", from: GlobalExpression([-1.2, 1])) { x in
      stack([10 * (x[1] - square(x[0])), strength - x[0]])
    }
    let values = try root.value(at: [strength: 1.5]).elements
    #expect(abs(values[0] - 1.5) < 1e-14 && abs(values[1] - 2.25) < 1e-14)
    let curvature = gradient(
      of: gradient(of: root[1], withRespectTo: strength), withRespectTo: strength)
    let second = try curvature.value(at: [strength: 1.5]).scalar
    #expect(abs(second - 2) < 1e-12)
  }

  @Test func `equations without a root, and with a singular Jacobian, give NaN`() throws {
    let none = findRoot("parabola", from: x) { square($0) + 1 }
    let absent = try rows(none, [0.5, 0])
    #expect(absent.allSatisfy({ $0.isNaN }))
    let flat = findRoot("flat", from: GlobalExpression([1, 1])) { x in
      stack([x.sum(), x.sum()]) - 3
    }
    let singular = GlobalExpression(Tensor(rows: [[1, 2], [2, 4]])).linearSolve([1, 2])
    let found = try values(of: [flat, singular]).flatMap(\.elements)
    #expect(found.allSatisfy({ $0.isNaN }))
  }
}
