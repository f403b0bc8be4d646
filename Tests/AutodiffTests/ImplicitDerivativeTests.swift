import NumericalMethods
import Testing

@testable import Autodiff

@Suite("Derivatives through a minimum")
struct ImplicitDerivativeTests {
  private let phi = GlobalExpression.parameter("phi", shape: [2])
  private let point: Tensor = [0.7, -0.4]

  /// Coupled wells whose minimum moves nonlinearly with φ.
  private func wells(_ theta: GlobalExpression) -> GlobalExpression {
    let shifted = theta - phi
    return (exp(shifted) - shifted + square(shifted)).sum() + 0.3 * theta[0] * theta[1]
  }

  private func fit(lower: [Double] = [-10, -10], upper: [Double] = [10, 10]) -> Minimisation {
    minimise("wells", from: [0.1, 0.1], lower: lower, upper: upper, wells)
  }

  /// Newton's method written out as nodes; `free` are the variables that move.
  private func unrolled(from start: [Double], free: [Int], steps: Int = 30) -> GlobalExpression {
    let theta = GlobalExpression.parameter("theta", shape: [2])
    let slope = gradient(of: wells(theta), withRespectTo: theta)
    let curvature = hessian(of: wells(theta), withRespectTo: theta)
    let n = free.count
    let block = curvature.gathered(free, axis: 0).gathered(free, axis: 1).reshaped(to: [n, n])
    let step = block.choleskySolve(slope.gathered(free))
    let spread = Tensor(
      rows: free.map { row in (0..<2).map { row == $0 ? 1 : 0 } })
    var position = GlobalExpression(start)
    for _ in 0..<steps {
      position =
        position - matmul(step.substituting(theta, with: position), GlobalExpression(spread))
    }
    return position
  }

  private func compare(
    _ implicit: GlobalExpression, _ unrolled: GlobalExpression, _ tolerance: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let values = try values(of: [implicit, unrolled], at: [phi: point]).map(\.elements)
    for (a, b) in zip(values[0], values[1]) {
      #expect(abs(a - b) <= tolerance * max(1, abs(b)), sourceLocation: sourceLocation)
    }
  }

  @Test func `first and second order equal Newton's method unrolled`() throws {
    let (implicit, explicit) = (fit().position, unrolled(from: [0.1, 0.1], free: [0, 1]))
    try compare(implicit, explicit, 1e-12)
    try compare(
      jacobian(of: implicit, withRespectTo: phi), jacobian(of: explicit, withRespectTo: phi), 1e-10)
    // The second order of the iteration itself is too large a graph for thirty steps.
    let short = unrolled(from: [0.1, 0.1], free: [0, 1], steps: 8)
    for (a, b) in [(implicit[0], short[0]), (implicit[1], short[1])] {
      try compare(
        hessian(of: a, withRespectTo: phi), hessian(of: b, withRespectTo: phi), 1e-9)
    }
  }

  @Test func `at an active bound only the other moves`() throws {
    let implicit = fit(upper: [0.2, 10]).position
    let explicit = unrolled(from: [0.2, 0.1], free: [1])
    try compare(implicit, explicit, 1e-12)
    let slopes = jacobian(of: implicit, withRespectTo: phi)
    try compare(slopes, jacobian(of: explicit, withRespectTo: phi), 1e-10)
    #expect(try slopes[0].value(at: [phi: point]) == [0.0, 0.0])
    let short = unrolled(from: [0.2, 0.1], free: [1], steps: 8)
    try compare(
      hessian(of: implicit[1], withRespectTo: phi), hessian(of: short[1], withRespectTo: phi), 1e-9)
  }

  @Test func `the lowest value differentiates twice, by the envelope theorem`() throws {
    let explicit = wells(unrolled(from: [0.1, 0.1], free: [0, 1], steps: 8))
    let implicit = fit().value
    try compare(implicit, explicit, 1e-13)
    try compare(
      gradient(of: implicit, withRespectTo: phi), gradient(of: explicit, withRespectTo: phi), 1e-10)
    try compare(
      hessian(of: implicit, withRespectTo: phi), hessian(of: explicit, withRespectTo: phi), 1e-9)
  }

  @Test func `forward mode through a minimum equals reverse mode`() throws {
    let position = fit().position
    let direction: GlobalExpression = [0.4, -1.1]
    let forward = directionalDerivative(of: position, withRespectTo: phi, along: direction)
    let reverse = matmul(jacobian(of: position, withRespectTo: phi), direction)
    try compare(forward, reverse, 1e-13)
  }

  @Test func `a singular Hessian gives NaN derivatives that name it`() throws {
    let valley = minimise("valley", from: [1.0, 0.0], lower: [-9, -9], upper: [9, 9]) {
      square($0[0] + $0[1] - phi[0])
    }
    let slope = gradient(of: valley.position[0], withRespectTo: phi)
    let evaluator = Evaluator(Plan([slope, valley.report, valley.value]))
    let values = try evaluator.evaluate([phi: point])
    #expect(values[0].elements.contains { $0.isNaN })
    #expect(MinimisationReport(values[1]).outcome == .converged && values[2].scalar < 1e-20)
    #expect(
      evaluator.firstNonFiniteValue()?.description == """
        Cholesky solve with the Hessian at the minimum of valley (NaN if it is not positive \
        definite) is nan
        """)
  }

  @Test func `an infinite Hessian is passed to BFGS, and the report says so`() throws {
    let cusps = minimise("cusps", from: [1.0, 0.0], lower: [-9, -9], upper: [9, 9]) {
      let u = $0[0] + 2 * $0[1] - 1
      let v = $0[0] - $0[1] - 0.3
      return pow(abs(u), 1.5) + pow(abs(v), 1.5)
    }
    let values = try values(of: [cusps.report, cusps.position])
    let report = MinimisationReport(values[0])
    #expect(report.solver == .quasiNewton && report.outcome == .converged)
    #expect(abs(values[1][0] - 1.6 / 3) < 1e-9 && abs(values[1][1] - 0.7 / 3) < 1e-9)
  }

  @Test func `an objective that does not depend on its variable keeps its value`() throws {
    let flat = minimise("flat", from: [0.5], lower: [0], upper: [1]) { _ in (phi * phi).sum() }
    let values = try values(of: [flat.value, flat.position], at: [phi: [3.0, 4.0]])
    #expect(values[0].scalar == 25 && values[1] == [0.5])
    let slope = gradient(of: flat.value, withRespectTo: phi)
    #expect(try slope.value(at: [phi: [3.0, 4.0]]) == [6.0, 8.0])
  }

  @Test func `evaluations beside each other lend their own programs`() async throws {
    let position = fit().position
    let expected = try position.value(at: [phi: point])
    let (phi, point) = (phi, point)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask { (try? position.value(at: [phi: point])) == expected }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
