import Foundation
import Optimization
import Parameters
import TestSupport
import Testing

@Suite("L-BFGS")
struct LBFGSTests {
  /// −H g with the matrix H written out: from γ 1, H ← (1 − s yᵀ/yᵀs) H (1 − y sᵀ/yᵀs) + s sᵀ/yᵀs.
  /// Nocedal and Wright, equation 7.16.
  private func denseDirection(
    _ gradient: [Double], _ pairs: ArraySlice<(s: [Double], y: [Double])>
  ) -> [Double] {
    let indices = gradient.indices
    let newest = pairs.last!
    let gamma = dot(newest.s, newest.y) / dot(newest.y, newest.y)
    var h = indices.map { i in indices.map { $0 == i ? gamma : 0 } }
    for (s, y) in pairs {
      let (product, hy) = (dot(s, y), h.map { dot($0, y) })
      let share = (1 + dot(y, hy) / product) / product
      for i in indices {
        for j in indices {
          h[i][j] += share * s[i] * s[j] - (s[i] * hy[j] + hy[i] * s[j]) / product
        }
      }
    }
    return h.map { -dot($0, gradient) }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func difference(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }

  @Test(arguments: [1, 3, 10])
  func `the first trial is the quasi-Newton step of a dense matrix`(memory: Int) throws {
    let loss = VectorLoss.rosenbrock(6)
    var (optimiser, values) = (LBFGS(memory: memory), loss.start)
    var pairs: [(s: [Double], y: [Double])] = []
    var here = loss.evaluate(at: values)
    for _ in 1...15 {
      let (start, evaluated) = (values, loss.places.count)
      let arrival = try optimiser.step(&values, from: here, evaluate: loss.evaluate).arrival!
      let trial = difference(loss.places[evaluated], start.flattened)
      if !pairs.isEmpty {
        let expected = denseDirection(here.gradient.flattened, pairs.suffix(memory))
        #expect(deviation(of: trial, from: expected, scale: 1e-3) < 1e-6)
      }
      pairs.append(
        (
          difference(values.flattened, start.flattened),
          difference(arrival.gradient.flattened, here.gradient.flattened)
        ))
      here = arrival
    }
  }

  @Test func `the first trial of all has the length of the learning rate`() throws {
    let loss = VectorLoss.rosenbrock(2)
    var (optimiser, values) = (LBFGS(learningRate: 0.03), loss.start)
    try optimiser.step(&values, from: loss.evaluate(at: values), evaluate: loss.evaluate)
    let trial = difference(loss.places[1], loss.start.flattened)
    #expect(abs(dot(trial, trial).squareRoot() - 0.03) < 1e-15)
  }

  @Test(arguments: [0.1, 0.9])
  func `every step satisfies the strong Wolfe conditions`(curvature: Double) throws {
    let loss = VectorLoss.rosenbrock(8)
    var (optimiser, values) = (LBFGS(curvature: curvature), loss.start)
    var here = loss.evaluate(at: values)
    for _ in 1...30 {
      let start = values
      let step = try optimiser.step(&values, from: here, evaluate: loss.evaluate)
      let arrival = try #require(step.arrival)
      #expect(arrival == loss.evaluate(at: values))
      let move = values.adding(start, scaledBy: -1)
      let slope = move.dot(here.gradient)
      #expect(arrival.loss <= here.loss + 1e-4 * slope)
      #expect(abs(move.dot(arrival.gradient)) <= curvature * abs(slope) * (1 + 1e-9))
      here = arrival
    }
  }

  /// x − log x has its minimum at 1 and is not defined below 0; the first trial goes far below.
  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a search backs off from where the loss is not finite`(outside: Double) throws {
    let loss = VectorLoss(from: [3]) { x in
      x[0] > 0 ? (x[0] - log(x[0]), [1 - 1 / x[0]]) : (outside, [0])
    }
    var optimiser = LBFGS(learningRate: 1e4, gradientTolerance: 1e-10)
    let end = try loss.run(&optimiser, limit: 20)
    #expect(end.outcome == .converged)
    #expect(abs(end.values.flattened[0] - 1) < 1e-9)
    // At 10⁴, 10³, 10² and 10 on the first line; once on the second, whose step of 3 is too long.
    #expect(loss.places.filter { $0[0] < 0 }.count == 5)
  }

  @Test func `a search backs off from a gradient that is not finite`() throws {
    let loss = VectorLoss(from: [3]) { x in
      x[0] > 0 ? (x[0] - log(x[0]), [1 - 1 / x[0]]) : (-100, [.nan])
    }
    var optimiser = LBFGS(learningRate: 100)
    let end = try loss.run(&optimiser, limit: 20)
    #expect(end.outcome == .converged)
    #expect(loss.places.contains { $0[0] < 0 })
  }

  @Test func `a gradient that does not belong to the loss fails and is told`() throws {
    let loss = VectorLoss(from: [2, 1]) { x in (x[0] * x[0] + x[1], [-2 * x[0], -1]) }
    var optimiser = LBFGS(evaluationLimit: 12)
    var values = loss.start
    let step = try optimiser.step(&values, from: loss.evaluate(at: values), evaluate: loss.evaluate)
    #expect(step.outcome == .lineSearchFailed)
    #expect(step.evaluations == 12)
    #expect(step.arrival == nil)
    #expect(values == loss.start)
    #expect(optimiser.state.step == 1)
  }

  /// After some steps the loss exists on the line along its gradient alone.
  @Test func `a failed search is made again along the gradient without pairs`() throws {
    let loss = VectorLoss.rosenbrock(2)
    var optimiser = LBFGS()
    let end = try loss.run(&optimiser, limit: 5)
    let (x, g) = (end.values.flattened, end.here.gradient.flattened)
    var values = end.values
    var evaluated = 0
    let step = try optimiser.step(&values, from: end.here) { there in
      evaluated += 1
      let z = difference(there.flattened, x)
      guard abs(z[0] * g[1] - z[1] * g[0]) < 1e-6 * (dot(z, z) * dot(g, g)).squareRoot() else {
        return LossAndGradient(loss: .nan, gradient: end.here.gradient)
      }
      return loss.evaluate(at: there)
    }
    #expect(step.outcome == .moved)
    #expect(step.evaluations == evaluated)
    #expect(evaluated > 25)
    #expect(loss.evaluate(at: values).loss < end.here.loss)
    let pairs = optimiser.state.moments
    #expect(pairs[.displacement(1)]!.norm > 0)
    #expect(pairs[.displacement(2)]!.norm == 0)
  }

  @Test func `pairs without positive curvature are not kept`() throws {
    // Concave: the gradient grows along the way down.
    let loss = VectorLoss(from: [1]) { x in (-x[0] * x[0], [-2 * x[0]]) }
    var (optimiser, values) = (LBFGS(), loss.start)
    let step = try optimiser.step(&values, from: loss.evaluate(at: values), evaluate: loss.evaluate)
    #expect(step.outcome == .moved)
    #expect(values.flattened[0] > 1)
    #expect(optimiser.state.moments.values.allSatisfy { $0.norm == 0 })
  }

  private struct NoData: Error {}

  @Test(arguments: OptimiserExample.searching)
  func `an error leaves values and state as before`(example: OptimiserExample) throws {
    let problem = GoldenLoss()
    var (optimiser, values) = (example.optimiser, problem.start)
    try problem.run(&optimiser, &values, until: 2)
    let before = (values: values, state: optimiser.state)
    let here = try problem.evaluate(at: values)
    #expect(throws: NoData.self) {
      try optimiser.step(&values, from: here) { _ in throw NoData() }
    }
    #expect(values == before.values)
    #expect(optimiser.state == before.state)
  }

  @Test(arguments: OptimiserExample.searching)
  func `a start that is not finite is told`(example: OptimiserExample) throws {
    let problem = GoldenLoss()
    var (optimiser, values) = (example.optimiser, problem.start)
    for (loss, factor) in [(Double.nan, 1.0), (1, .infinity)] {
      let here = LossAndGradient(
        loss: loss, gradient: try problem.gradient(at: values).scaled(by: factor))
      let step = try optimiser.step(&values, from: here) { try problem.evaluate(at: $0) }
      #expect(step.outcome == .notFinite)
      #expect(values == problem.start)
    }
  }
}
