import NumericalMethods
import Testing

@Suite("Roots of systems of equations")
struct SystemRootTests {
  /// Powell's badly scaled system: 10⁴ x y = 1 and e⁻ˣ + e⁻ʸ = 1.0001. Moré, Garbow and Hillstrom, ACM
  /// Trans. Math. Softw. 7 (1981) 17, problem 3.
  @Test func `Powell's badly scaled equations`() {
    let root = findRoot(from: [0, 1]) { x, f, jacobian in
      let (a, b) = (exponential(-x[0]), exponential(-x[1]))
      (f[0], f[1]) = (1e4 * x[0] * x[1] - 1, a + b - 1.0001)
      (jacobian[0], jacobian[1], jacobian[2], jacobian[3]) = (1e4 * x[1], 1e4 * x[0], -a, -b)
    }
    #expect(root.residuals.allSatisfy { abs($0) < 1e-9 })
    #expect(abs(root.position[0] - 1.0981593e-5) < 1e-11)
    #expect(abs(root.position[1] - 9.1061467) < 1e-6)
  }

  @Test func `a start on the root, and no variables`() {
    let root = findRoot(from: [2]) { x, f, jacobian in (f[0], jacobian[0]) = (x[0] - 2, 1) }
    #expect(root.outcome == .converged && root.position == [2] && root.iterations == 0)
    let none = findRoot(from: []) { _, _, _ in }
    #expect(none.outcome == .converged && none.position == [])
  }

  @Test func `what has no root does not converge, and NaN is said`() {
    let parabola = findRoot(from: [1]) { x, f, jacobian in
      (f[0], jacobian[0]) = (x[0] * x[0] + 1, 2 * x[0])
    }
    #expect(!parabola.outcome.isConverged)
    let undefined = findRoot(from: [1]) { _, f, jacobian in (f[0], jacobian[0]) = (.nan, 1) }
    #expect(undefined.outcome == .notFinite)
  }
}

private func exponential(_ x: Double) -> Double {
  var (term, sum) = (1.0, 1.0)
  let steps = 64.0
  for k in 1..<30 {
    term *= x / steps / Double(k)
    sum += term
  }
  return (0..<6).reduce(sum) { power, _ in power * power }
}
