import Autodiff
import Foundation
import Testing

@testable import DualNumbers

/// A function of two variables, as duals and as a graph compute it.
private struct Sample: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let dual: @Sendable (Dual2, Dual2) -> Dual2
  let graph: @Sendable (GlobalExpression, GlobalExpression) -> GlobalExpression
}

private let samples = [
  Sample(testDescription: "arithmetic", dual: { $0 * $1 - $0 / $1 }, graph: { $0 * $1 - $0 / $1 }),
  Sample(testDescription: "exp, log", dual: { exp(-$0) * log($1) }, graph: { exp(-$0) * log($1) }),
  Sample(testDescription: "sqrt", dual: { sqrt($0 * $1 + $1) }, graph: { sqrt($0 * $1 + $1) }),
  Sample(testDescription: "sin, cos", dual: { sin($0) * cos($1) }, graph: { sin($0) * cos($1) }),
  Sample(testDescription: "tanh", dual: { tanh($0 - $1) }, graph: { tanh($0 - $1) }),
]

@Suite("Dual numbers")
struct DualNumberTests {
  @Test(arguments: samples)
  private func `derivatives are those of the graph`(sample: Sample) throws {
    let (x, y) = (GlobalExpression.parameter("x"), GlobalExpression.parameter("y"))
    let value = sample.graph(x, y)
    let found = try values(
      of: [value] + gradient(of: value, withRespectTo: [x, y]),
      at: [x: Tensor(1.3), y: Tensor(0.7)])
    let dual = sample.dual(Dual2(1.3, inDirection: 0), Dual2(0.7, inDirection: 1))
    for (a, b) in zip([dual.value, dual.tangents[0], dual.tangents[1]], found) {
      #expect(abs(a - b.scalar) < 1e-14)
    }
  }

  @Test(arguments: [-0.8, 0.4, 1.7])
  func `functions have the slopes of finite differences`(at place: Double) {
    func check(_ name: String, _ dual: (Dual2) -> Dual2) {
      let h = 1e-5
      let slope = (dual(Dual2(place + h)).value - dual(Dual2(place - h)).value) / (2 * h)
      let found = dual(Dual2(place, inDirection: 0)).tangents[0]
      #expect(abs(found - slope) < 1e-8, "\(name) at \(place)")
    }
    check("expm1") { expm1($0) }
    check("log1p") { log1p($0) }
    check("tan") { tan($0.scaled(by: 0.5)) }
    check("atan") { atan($0) }
    check("atan2, y") { atan2($0, Dual2(0.6)) }
    check("atan2, x") { atan2(Dual2(0.6), $0) }
    check("hypot") { hypot($0, Dual2(0.6)) }
    check("sigmoid") { sigmoid($0) }
    check("softplus") { softplus($0) }
    check("erf") { erf($0) }
    check("erfc") { erfc($0) }
    check("normalCDF") { normalCDF($0) }
    check("square") { square($0) }
    check("logGamma") { logGamma($0.shifted(by: 1.5)) }
    check("pow of a constant") { pow($0.shifted(by: 1.5), 2.3) }
    check("pow, exponent") { pow(Dual2(2.3), $0) }
  }

  @Test func `no derivative passes through a detached number`() {
    let x = Dual2(1.5, inDirection: 0)
    #expect((x * x.detached()).tangents[0] == 1.5)
  }

  @Test func `a root has the derivative of the implicit function`() {
    let a = Dual4(2, inDirection: 1)
    let y = Dual4(2.0.squareRoot())
    let root = Dual4.root(at: y.value, residual: y * y - a, slope: 2 * y.value)
    #expect(root.value == y.value)
    #expect(abs(root.tangents[1] - 0.5 / y.value) < 1e-15)
  }

  @Test func `a direction that does not exist is refused`() async {
    await #expect(processExitsWith: .failure) { _ = Dual2(1, inDirection: 2) }
  }
}
