import Foundation
import NumericalMethods
import Testing

@Suite("Solvers in one variable")
struct ScalarSolverTests {
  @Test func `root of a cosine`() throws {
    let root = try findRoot(in: 1...2, of: cos)
    #expect(root.outcome == .converged && abs(root.position - .pi / 2) < 1e-10)
    #expect(root.bracket.contains(.pi / 2) && root.iterations > 1)
  }

  @Test func `root at an end is taken as it is`() throws {
    #expect(try findRoot(in: 0...1, of: { $0 }).position == 0)
    #expect(try findRoot(in: -1...0, of: { $0 }).position == 0)
  }

  @Test func `root that is not bracketed is an error with the values at both ends`() {
    let error = #expect(throws: BracketError.self) { try findRoot(in: 1...2, of: { $0 * $0 }) }
    #expect(
      error?.description
        == "the root is not bracketed: f(1.0) = 1.0, f(2.0) = 4.0, expected opposite signs; "
        + "widen or move the interval")
  }

  @Test func `NaN at an end is an error that asks for finite values`() {
    let error = #expect(throws: BracketError.self) { try findRoot(in: -1...2, of: log) }
    #expect(error?.description.contains("f(-1.0) = ") == true)
    #expect(error?.description.contains("expected finite values") == true)
  }

  @Test func `NaN inside is an outcome`() throws {
    let root = try findRoot(in: -1...1) { abs($0) == 1 ? $0 : .nan }
    #expect(root.outcome == .notFinite)
    let minimum = try minimise(in: -1...1) { [-1, 0, 1].contains($0) ? $0 * $0 : .nan }
    #expect(minimum.outcome == .notFinite && minimum.position == [0])
  }

  @Test func `iteration limit is reported`() throws {
    let root = try findRoot(in: 0...3, using: Brent(iterationLimit: 1)) { $0 * $0 * $0 - 2 }
    #expect(root.outcome == .iterationLimit && root.iterations == 1)
  }

  @Test func `minimum of a cosine`() throws {
    let minimum = try minimise(in: 2...5, startingAt: 3, using: Brent(), value: cos)
    #expect(abs(minimum.position[0] - .pi) < 1e-7 && abs(minimum.value + 1) < 1e-15)
  }

  @Test func `minimum that is not bracketed is an error with all three values`() {
    let error = #expect(throws: BracketError.self) { try minimise(in: 0...2, value: { $0 }) }
    #expect(
      error?.description
        == "the minimum is not bracketed: f(0.0) = 0.0, f(1.0) = 1.0, f(2.0) = 2.0, "
        + "expected the middle value to be the lowest; "
        + "widen the interval or give another point inside it")
  }

  @Test(arguments: [-3.0, 0, 0.7, 20])
  func `numerical derivative of an exponential, within its own error`(x: Double) {
    let estimate = numericalDerivative(at: x, of: exp)
    #expect(abs(estimate.value - exp(x)) <= max(estimate.error, 1e-9 * exp(x)))
    #expect(estimate.error < 1e-7 * exp(x))
  }

  @Test func `numerical derivative of NaN is NaN`() {
    #expect(numericalDerivative(at: 1, of: { _ in .nan }).value.isNaN)
  }
}
