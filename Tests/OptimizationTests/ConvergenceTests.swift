import Optimization
import TestSupport
import Testing

/// A minimum known in closed form, and how many evaluations it may take to find.
struct MinimumExample: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let optimiser: any Optimiser
  /// That of the gradient.
  let tolerance: Double
  let makeLoss: @Sendable () -> VectorLoss
  let minimum: [Double]
  let evaluations: Int

  init(
    _ description: String, _ optimiser: any Optimiser, to tolerance: Double,
    _ makeLoss: @autoclosure @escaping @Sendable () -> VectorLoss, at minimum: [Double],
    within evaluations: Int
  ) {
    (testDescription, self.optimiser, self.tolerance) = (description, optimiser, tolerance)
    (self.makeLoss, self.minimum, self.evaluations) = (makeLoss, minimum, evaluations)
  }

  private static let ones = [Double](repeating: 1, count: 20)
  private static let zeros = [Double](repeating: 0, count: 20)

  static let all = [10, 20].flatMap(lbfgs) + bfgs

  /// The limits are about a tenth above what is needed. L-BFGS-B of SciPy 1.17.1 takes 46 or 47, 171 or 158, 869 or 433, 6800 or 1804 evaluations:
  /// minimize(f, x0, jac=True, method="L-BFGS-B", options=dict(maxcor=memory, gtol=1e-9, ftol=0)).
  private static func lbfgs(memory: Int) -> [MinimumExample] {
    let optimiser = LBFGS(memory: memory, gradientTolerance: 1e-9)
    let name = "L-BFGS of \(memory) pairs"
    return [
      MinimumExample(
        "\(name), Rosenbrock of 2", optimiser, to: 1e-9, .rosenbrock(2), at: [1, 1], within: 50),
      MinimumExample(
        "\(name), Rosenbrock of 20", optimiser, to: 1e-9, .rosenbrock(20), at: ones, within: 190),
      MinimumExample(
        "\(name), condition 10⁴", optimiser, to: 1e-9, .quadratic(20, condition: 1e4), at: zeros,
        within: memory == 10 ? 920 : 460),
      MinimumExample(
        "\(name), condition 10⁶", optimiser, to: 1e-9, .quadratic(20, condition: 1e6), at: zeros,
        within: memory == 10 ? 8000 : 2100),
    ]
  }

  /// GSL keeps one pair, and its line searches end where rounding begins to be felt.
  private static let bfgs = [
    MinimumExample(
      "BFGS, Rosenbrock of 2", BFGS(), to: 1e-6, .rosenbrock(2), at: [1, 1], within: 90),
    MinimumExample(
      "BFGS, Rosenbrock of 20", BFGS(), to: 1e-6, .rosenbrock(20), at: ones, within: 530),
    MinimumExample(
      "BFGS, condition 10³", BFGS(iterations: 100), to: 1e-6, .quadratic(20, condition: 1e3),
      at: zeros, within: 520),
    MinimumExample(
      "BFGS, condition 10⁴", BFGS(iterations: 100), to: 1e-6, .quadratic(20, condition: 1e4),
      at: zeros, within: 1500),
  ]
}

@Suite("Convergence of quasi-Newton optimisers")
struct ConvergenceTests {
  /// The smallest curvature at these minima is about 0.4.
  @Test(arguments: MinimumExample.all)
  func `a known minimum is found`(example: MinimumExample) throws {
    let loss = example.makeLoss()
    var optimiser = example.optimiser
    let end = try run(&optimiser, loss)
    #expect(end.outcome == .converged)
    #expect(end.here.gradient.norm <= example.tolerance)
    #expect(
      deviation(of: end.values.flattened, from: example.minimum, scale: 1) < 3 * example.tolerance)
    #expect(loss.places.count <= example.evaluations)
  }

  private func run(_ optimiser: inout some Optimiser, _ loss: VectorLoss) throws -> VectorLoss.End {
    try loss.run(&optimiser, limit: 10_000)
  }
}
