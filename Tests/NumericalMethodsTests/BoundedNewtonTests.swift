import Foundation
import NumericalMethods
import Testing

@Suite("Newton's method within bounds")
struct BoundedNewtonTests {
  private let wide = [-1e3, -1e3]

  private func minimise(
    _ function: SmoothFunction, from start: [Double], lower: [Double], upper: [Double]
  ) -> BoundedMinimum {
    BoundedNewton().minimise(function, from: start, lower: lower, upper: upper)
  }

  @Test func `a parabola takes one step`() {
    let function = SmoothFunction.bowl(around: [1, -2])
    let minimum = minimise(function, from: [9, 7], lower: wide, upper: [1e3, 1e3])
    #expect(minimum.outcome == .converged && minimum.solver == .newton)
    #expect(zip(minimum.position, [1, -2]).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(minimum.isFree == [true, true])
    #expect(function.derivativeCalls == 2)
  }

  @Test func `an active bound holds its variable and the other settles beside it`() {
    // With x = 2 the other solves u + 2 v = 0 for u = 1: v = −1/2.
    let minimum = minimise(
      .bowl(around: [1, -2]), from: [5, 5], lower: [2, -9], upper: [9, 9])
    #expect(minimum.outcome == .converged)
    #expect(minimum.position[0] == 2 && abs(minimum.position[1] + 2.5) < 1e-14)
    #expect(minimum.isFree == [false, true])
  }

  @Test func `a corner holds both`() {
    let minimum = minimise(.bowl(around: [1, -2]), from: [5, 5], lower: [2, -1], upper: [9, 9])
    #expect(minimum.outcome == .converged && minimum.position == [2, -1])
    #expect(minimum.isFree == [false, false] && minimum.decrement == 0)
  }

  @Test func `a variable just inside its bound does not stall the others`() {
    let minimum = minimise(
      .bowl(around: [1, -2]), from: [2 + 1e-12, 7], lower: [2, -9], upper: [9, 9])
    #expect(minimum.outcome == .converged && minimum.iterations <= 4)
    #expect(minimum.position[0] == 2 && abs(minimum.position[1] + 2.5) < 1e-14)
    #expect(minimum.isFree == [false, true])
  }

  @Test func `a minimum exactly on a bound leaves its variable free`() {
    let minimum = minimise(.bowl(around: [2, 0]), from: [2, 5], lower: [2, -9], upper: [9, 9])
    #expect(minimum.outcome == .converged && abs(minimum.position[0] - 2) < 1e-14)
  }

  @Test func `a start outside the bounds is moved within`() {
    let minimum = minimise(.bowl(around: [1, -2]), from: [50, -50], lower: wide, upper: [3, 3])
    #expect(minimum.outcome == .converged)
    #expect(zip(minimum.position, [1, -2]).allSatisfy { abs($0 - $1) < 1e-13 })
  }

  @Test func `a variable whose bounds meet stays and is not free`() {
    let minimum = minimise(.bowl(around: [1, -2]), from: [0, 0], lower: [3, -9], upper: [3, 9])
    #expect(minimum.outcome == .converged && minimum.isFree == [false, true])
    #expect(minimum.position[0] == 3 && abs(minimum.position[1] + 3) < 1e-14)
  }

  @Test func `NaN at the start is an outcome`() {
    let minimum = minimise(
      SmoothFunction { _ in (.nan, [.nan], [.nan]) }, from: [1], lower: [0], upper: [2])
    #expect(minimum.outcome == .notFinite && minimum.position == [1] && minimum.iterations == 0)
  }

  @Test func `a region of NaN is stepped around`() {
    // x − log x from 3.5: a whole Newton step leads below zero.
    let function = SmoothFunction { x in
      x[0] > 0 ? (x[0] - log(x[0]), [1 - 1 / x[0]], [1 / (x[0] * x[0])]) : (.nan, [.nan], [.nan])
    }
    let minimum = minimise(function, from: [3.5], lower: [-10], upper: [10])
    #expect(minimum.outcome == .converged && abs(minimum.position[0] - 1) < 1e-14)
  }

  @Test func `a curved valley is followed from afar`() {
    let minimum = minimise(.valley, from: [-12, 10], lower: [-1e4, -1e4], upper: [1e4, 1e4])
    #expect(minimum.outcome == .converged)
    #expect(zip(minimum.position, [1, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `a large offset does not spoil the position`() {
    let function = SmoothFunction { x in
      (1e9 + cosh(x[0] - 0.7), [sinh(x[0] - 0.7)], [cosh(x[0] - 0.7)])
    }
    let minimum = minimise(function, from: [0.71], lower: [-9], upper: [9])
    #expect(minimum.outcome == .converged && abs(minimum.position[0] - 0.7) < 1e-13)
  }

  @Test func `a Hessian near the largest number ends the search or the descent`() {
    let function = SmoothFunction { x in (x[0], [1, 0], [0, 1e308, 1e308, 0]) }
    let minimum = minimise(function, from: [0, 0], lower: wide, upper: [1e3, 1e3])
    #expect(minimum.outcome != .converged || minimum.position[0] == -1e3)
  }

  @Test func `the iteration limit is kept, and value and position belong together`() {
    var newton = BoundedNewton()
    newton.maximumIterations = 3
    let minimum = newton.minimise(
      SmoothFunction.valley, from: [-1.2, 1], lower: wide, upper: [1e3, 1e3])
    #expect(minimum.outcome == .iterationLimit && minimum.iterations == 3)
    #expect(minimum.value == SmoothFunction.valley.value(at: minimum.position))
  }
}
