
import Testing
import Foundation
@testable import Autodiff
@Suite struct ZZTiming {
  @Test func timing() throws {
    let space = EventSpace("p")
    let d = Draws(seed: 1, purpose: "t", of: space)
    let n = 1_000_000
    let src = ColumnSource(["x": Array(repeating: 1, count: n)])
    func time(_ name: String, _ v: EventExpression, _ k: Int) throws {
      let e = Evaluator(Plan([v.sumOverEvents()]), threads: 1)
      e.bind(space, to: src)
      _ = try e.evaluate()
      var best = Double.infinity
      for _ in 0..<5 { let t = ContinuousClock().measure { _ = try! e.evaluate() }
        best = Swift.min(best, Double(t.components.attoseconds) * 1e-18 + Double(t.components.seconds)) }
      print("TIMING", name, best / Double(n * k) * 1e9, "ns")
    }
    try time("column x*x", EventExpression.column("x", of: space) * EventExpression.column("x", of: space), 1)
    try time("row", EventExpression.row(of: space), 1)
    try time("uniform", d.uniform(), 1)
    try time("uniform8", d.uniform(shape: [8]), 8)
    try time("normal", d.normal(), 1)
    try time("normal8", d.normal(shape: [8]), 8)
    try time("exponential", d.exponential(), 1)
    try time("exponential8", d.exponential(shape: [8]), 8)
    try time("gumbel8", d.gumbel(shape: [8]), 8)
    try time("poisson 3", d.poisson(mean: GlobalExpression(3)), 1)
    try time("poisson 30", d.poisson(mean: GlobalExpression(30)), 1)
    try time("binomial 100 .3", d.binomial(trials: GlobalExpression(100), probability: GlobalExpression(0.3)), 1)
    let v = d.uniform(shape: [16])
    try time("sorted16 (incl draw)", v.sorted(), 16)
    try time("softranks16 (incl draw)", v.softRanks(temperature: 0.1), 16)
  }
}
