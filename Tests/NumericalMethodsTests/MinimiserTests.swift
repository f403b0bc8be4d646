import Foundation
import NumericalMethods
import Testing

@Suite("Minimisers in several variables")
struct MinimiserTests {
  // Rosenbrock's valley, minimum 0 at (1, 1).
  static func valley(_ x: [Double], _ gradient: inout [Double]) -> Double {
    let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
    gradient = [-2 * a - 400 * x[0] * b, 200 * b]
    return a * a + 100 * b * b
  }

  @Test func `BFGS follows a curved valley to its end`() {
    let minimum = minimise(from: [-1.2, 1], valueAndGradient: Self.valley)
    #expect(minimum.outcome == .converged && minimum.outcome.isConverged)
    #expect(zip(minimum.position, [1, 1]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(minimum.value < 1e-12)
    #expect(minimum.gradientNorm! <= 1e-6 && minimum.iterations > 5)
  }

  @Test func `BFGS finds the vertex of badly scaled parabolas`() {
    let scales = (0..<20).map { pow(10, Double($0) / 5) }
    let minimum = minimise(from: [Double](repeating: 1, count: 20)) { x, gradient in
      for i in x.indices { gradient[i] = 2 * scales[i] * (x[i] - Double(i)) }
      return x.indices.reduce(0) { $0 + scales[$1] * pow(x[$1] - Double($1), 2) }
    }
    #expect(minimum.isConverged(near: (0..<20).map(Double.init), within: 1e-6))
  }

  @Test func `a start at the minimum takes no iteration`() {
    let minimum = minimise(from: [1, 1], valueAndGradient: Self.valley)
    #expect(minimum.outcome == .converged && minimum.iterations == 0)
  }

  @Test func `no parameters is already a minimum`() {
    let minimum = minimise(from: []) { (_, _: inout [Double]) in 3 }
    #expect(minimum.outcome == .converged && minimum.value == 3)
    let simplex = minimise(from: [], using: NelderMead()) { _ in 3 }
    #expect(simplex.outcome == .converged && simplex.value == 3)
  }

  @Test func `iteration limit is kept and reported`() {
    let minimum = minimise(
      from: [-1.2, 1], using: BFGS(iterationLimit: 3), valueAndGradient: Self.valley)
    #expect(minimum.outcome == .iterationLimit && minimum.iterations == 3)
  }

  @Test func `a gradient of the wrong sign ends as a failed line search`() {
    let minimum = minimise(from: [3]) { x, gradient in
      gradient = [-2 * x[0]]
      return x[0] * x[0]
    }
    #expect(minimum.outcome == .lineSearchFailed && minimum.position == [3])
  }

  @Test func `NaN beside the path is walked around`() {
    // x − log x is NaN below zero, where the first step of 10 leads.
    let minimum = minimise(from: [3], using: BFGS(firstStep: 10)) { x, gradient in
      gradient = [1 - 1 / x[0]]
      return x[0] > 0 ? x[0] - log(x[0]) : .nan
    }
    #expect(minimum.isConverged(near: [1], within: 1e-6))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a function that is not finite is an outcome`(value: Double) {
    let everywhere = minimise(from: [1, 2]) { (_, _: inout [Double]) in value }
    #expect(everywhere.outcome == .notFinite && everywhere.position == [1, 2])
    let aroundStart = minimise(from: [1]) { x, gradient in
      gradient = [1]
      return x == [1] ? 0 : value
    }
    #expect(aroundStart.outcome == .notFinite && aroundStart.position == [1])
    #expect(minimise(from: [1], using: NelderMead()) { _ in value }.outcome == .notFinite)
  }

  @Test func `Nelder-Mead follows a curved valley without a gradient`() {
    let minimum = minimise(from: [-1.2, 1], using: NelderMead()) { x in
      var gradient: [Double] = [0, 0]
      return Self.valley(x, &gradient)
    }
    #expect(minimum.isConverged(near: [1, 1], within: 1e-5))
    #expect(minimum.gradientNorm == nil)
  }

  private struct Enough: Error {}

  @Test(.timeLimit(.minutes(1))) func `an error ends the simplex at once, whatever the limit`() {
    var calls = 0
    #expect(throws: Enough.self) {
      try minimise(from: [1, 1], using: NelderMead(sizeTolerance: 0, iterationLimit: .max)) { x in
        calls += 1
        if calls > 10 { throw Enough() }
        return x[0] * x[0] + x[1] * x[1]
      }
    }
    #expect(calls == 11)
  }

  @Test func `Nelder-Mead treats NaN as a wall`() {
    let minimum = minimise(from: [0.05], using: NelderMead(firstStep: -1)) { x in
      x[0] > 0 ? x[0] - log(x[0]) : .nan
    }
    #expect(minimum.isConverged(near: [1], within: 1e-5))
  }

  @Test func `an error thrown by the function comes out`() {
    struct Broken: Error {}
    #expect(throws: Broken.self) {
      try minimise(from: [1]) { (x, _: inout [Double]) throws(Broken) -> Double in throw Broken() }
    }
    #expect(throws: Broken.self) {
      try minimise(from: [1], using: NelderMead()) { x throws(Broken) -> Double in throw Broken() }
    }
  }

  @Test(arguments: [
    (SolverOutcome.iterationLimit, "iterationLimit"), (.lineSearchFailed, "numericalDerivative"),
    (.notFinite, "firstStep"), (.converged, "converged"),
  ])
  func `outcomes say what to try`(outcome: SolverOutcome, advice: String) {
    #expect(outcome.description.contains(advice))
  }
}

extension Minimum {
  func isConverged(near expected: [Double], within tolerance: Double) -> Bool {
    outcome == .converged && zip(position, expected).allSatisfy { abs($0 - $1) <= tolerance }
  }
}
