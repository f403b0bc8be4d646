import Autodiff
import Foundation
import Testing

@testable import Studies

@Suite("Scans of gradients")
struct GradientScanTests {
  private let value: ([Double]) -> Double = { x in sin(x[0]) * exp(x[1]) }
  private let slope: ([Double]) -> [Double] = { x in
    [cos(x[0]) * exp(x[1]), sin(x[0]) * exp(x[1])]
  }

  @Test func `a right gradient shows the valley of differences`() throws {
    let scan = try GradientScan(
      "right", parameters: ["a", "b"], at: [0.4, 0.7], value: value, gradient: slope)
    #expect(scan.passes)
    let best = try #require(scan.best)
    #expect(best.error < 1e-9 && best.step < 1e-3 && best.step > 1e-7)
    // The error falls with the square of the step: 100 times for each decade.
    #expect(abs(scan.rows[0].error / scan.rows[2].error - 100) < 2)
    #expect(scan.rows.last!.error > 100 * best.error)
  }

  @Test func `a wrong one shows a plateau, and whose it is`() throws {
    let scan = try GradientScan(
      "wrong", parameters: ["a", "b"], at: [0.4, 0.7], value: value,
      gradient: { x in [cos(x[0]) * exp(x[1]), 1.001 * sin(x[0]) * exp(x[1])] })
    #expect(!scan.passes && scan.best?.parameter == "b")
    #expect(abs((scan.best?.error ?? 0) - 1e-3 * tan(0.4)) < 1e-5)
    #expect(scan.report(.plain).contains("DISAGREES by more than 1e-06"))
  }

  @Test func `a graph brings its own gradient`() throws {
    let x = GlobalExpression.parameter("x", shape: [3])
    let t = GlobalExpression.parameter("t")
    let scan = try GradientScan(
      "graph", of: (sin(x) * exp(t)).sum(), at: [x: [0.1, 0.5, -2], t: Tensor(0.3)])
    #expect(scan.passes && scan.parameters == ["t", "x[0]", "x[1]", "x[2]"])
    let expected = (sin(0.1) + sin(0.5) + sin(-2)) * exp(0.3)
    #expect(abs(scan.gradient[0] - expected) < 1e-12)
    #expect(scan.figure.svg.text.contains("central differences"))
  }

  @Test func `what is not finite does not pass`() throws {
    let scan = try GradientScan(
      "nan", parameters: ["a"], at: [1], value: { _ in .nan }, gradient: { _ in [1] })
    #expect(!scan.passes && scan.best == nil)
    #expect(scan.report(.plain).contains("no difference is finite"))
    #expect(scan.figure.svg.text.contains("<svg"))
    #expect(throws: StudyError.wrongGradient(found: 0, expected: 1)) {
      try GradientScan("none", parameters: ["a"], at: [1], value: { _ in 1 }, gradient: { _ in [] })
    }
  }
}
