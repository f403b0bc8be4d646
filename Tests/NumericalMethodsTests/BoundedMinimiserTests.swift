import Foundation
import NumericalMethods
import Testing

@Suite("Newton's method with BFGS behind it")
struct BoundedMinimiserTests {
  private let wide = (lower: [-10.0, -10.0], upper: [10.0, 10.0])

  private func isNear(_ x: [Double], _ expected: [Double], _ tolerance: Double) -> Bool {
    zip(x, expected).allSatisfy { abs($0 - $1) <= tolerance }
  }

  @Test func `what Newton's method solves is left to it`() {
    let minimum = BoundedMinimiser().minimise(
      SmoothFunction.valley, from: [-1.2, 1], lower: wide.lower, upper: wide.upper)
    #expect(minimum.outcome == .converged && minimum.solver == .newton)
    #expect(isNear(minimum.position, [1, 1], 1e-12))
  }

  @Test func `infinite second derivatives stop Newton's method, not BFGS`() {
    let start = [1.0, 0.0]
    let newton = BoundedNewton().minimise(
      SmoothFunction.cusps, from: start, lower: wide.lower, upper: wide.upper)
    #expect(newton.outcome == .notFinite)
    var minimiser = BoundedMinimiser()
    minimiser.fallback?.gradientTolerance = 1e-4
    let minimum = minimiser.minimise(
      SmoothFunction.cusps, from: start, lower: wide.lower, upper: wide.upper)
    #expect(minimum.solver == .quasiNewton && minimum.outcome == .converged)
    #expect(isNear(minimum.position, [1.6 / 3, 0.7 / 3], 1e-6))
    #expect(minimum.value <= newton.value)
  }

  @Test func `a Newton search stopped too early is taken to the end and polished`() {
    var minimiser = BoundedMinimiser()
    minimiser.newton.maximumIterations = 5
    let minimum = minimiser.minimise(
      SmoothFunction.valley, from: [-1.2, 1], lower: wide.lower, upper: wide.upper)
    #expect(minimum.outcome == .converged && minimum.solver == .quasiNewton)
    #expect(isNear(minimum.position, [1, 1], 1e-12) && minimum.isFree == [true, true])
  }

  @Test func `the fallback respects bounds, and its end is polished onto them`() {
    var minimiser = BoundedMinimiser()
    minimiser.newton.maximumIterations = 4
    // In the valley with x ≤ 0.5 the minimum is at (0.5, 0.25).
    let minimum = minimiser.minimise(
      SmoothFunction.valley, from: [-1.2, 1], lower: [-.infinity, -.infinity],
      upper: [0.5, .infinity])
    #expect(minimum.outcome == .converged && minimum.isFree == [false, true])
    #expect(minimum.position[0] == 0.5 && abs(minimum.position[1] - 0.25) < 1e-12)
  }

  @Test(arguments: [[1.0, 1.0], [-4, 4], [0, 0], [4, -3], [8, 1.2]])
  func `Beale's function is solved`(start: [Double]) {
    let minimum = BoundedMinimiser().minimise(
      SmoothFunction.beale, from: start, lower: [-4.5, -4.5], upper: [4.5, 4.5])
    #expect(minimum.outcome == .converged)
    #expect(isNear(minimum.position, [3, 0.5], 1e-9) || minimum.value > 0.4)
  }

  @Test func `Powell's singular function is solved to its degenerate minimum`() {
    let minimum = BoundedMinimiser().minimise(
      SmoothFunction.powellSingular, from: [3, -1, 0, 1],
      lower: Array(repeating: -10, count: 4), upper: Array(repeating: 10, count: 4))
    #expect(minimum.outcome == .converged && minimum.value < 1e-12)
    #expect(isNear(minimum.position, [0, 0, 0, 0], 1e-3))
  }

  @Test func `a plateau is left for the well beside it`() {
    let function = SmoothFunction { x in
      let well = exp(-x[0] * x[0])
      return (-well, [2 * x[0] * well], [(2 - 4 * x[0] * x[0]) * well])
    }
    let minimum = BoundedMinimiser().minimise(function, from: [6], lower: [-10], upper: [10])
    #expect(minimum.outcome == .converged && abs(minimum.position[0]) < 1e-9)
  }

  @Test(arguments: [[1.0, 0.0], [0, 0], [10, 5], [0, -5], [3, -3]])
  func `one bin without an excess gives exactly no signal`(start: [Double]) {
    let minimum = BoundedMinimiser().minimise(
      SmoothFunction.oneBin, from: start, lower: [0, -5], upper: [10, 5])
    #expect(minimum.outcome == .converged)
    #expect(isNear(minimum.position, [0, 0], 1e-12))
    #expect(abs(minimum.value) < 1e-15)
  }

  @Test func `an edge without slope ends as a failure that says what to check`() {
    let function = SmoothFunction { x in (abs(x[0] - 0.3), [x[0] < 0.3 ? -1 : 1], [0]) }
    let minimum = BoundedMinimiser().minimise(function, from: [5], lower: [-9], upper: [9])
    #expect(minimum.outcome == .lineSearchFailed && abs(minimum.position[0] - 0.3) < 1e-3)
    #expect(minimum.outcome.description.contains("kinks"))
  }

  @Test func `nowhere finite stays where it started`() {
    let minimum = BoundedMinimiser().minimise(
      SmoothFunction { _ in (.nan, [.nan], [.nan]) }, from: [1], lower: [0], upper: [2])
    #expect(minimum.outcome == .notFinite && minimum.position == [1])
    #expect(minimum.outcome.description.contains("not finite"))
  }

  @Test func `solvers are named`() {
    #expect(BoundedSolver.newton.description == "Newton's method")
    #expect(BoundedSolver.quasiNewton.description.contains("BFGS"))
  }
}
