import Foundation
import Optimization
import Testing

@Suite("BFGS in steps")
struct BFGSTests {
  @Test func `one step makes as many line searches as asked`() throws {
    let positions = try [1, 5, 25].map { iterations in
      let loss = VectorLoss.rosenbrock(2)
      var (optimiser, values) = (BFGS(iterations: iterations), loss.start)
      let step = try optimiser.step(
        &values, from: loss.evaluate(at: values), evaluate: loss.evaluate)
      #expect(step.outcome == .moved)
      #expect(step.arrival == loss.evaluate(at: values))
      // One evaluation before the step, one after it.
      #expect(step.evaluations == loss.places.count - 2)
      return step.arrival!.loss
    }
    #expect(positions[1] < positions[0] && positions[2] < positions[1] / 10)
  }

  @Test func `the start is not evaluated again`() throws {
    let loss = VectorLoss.rosenbrock(2)
    var (optimiser, values) = (BFGS(), loss.start)
    try optimiser.step(&values, from: loss.evaluate(at: values), evaluate: loss.evaluate)
    #expect(loss.places.filter { $0 == loss.start.flattened }.count == 1)
  }

  @Test func `a search backs off from where the loss is not finite`() throws {
    let loss = VectorLoss(from: [3]) { x in
      x[0] > 0 ? (x[0] - log(x[0]), [1 - 1 / x[0]]) : (.nan, [.nan])
    }
    var optimiser = BFGS(learningRate: 100)
    let end = try loss.run(&optimiser, limit: 20)
    #expect(end.outcome == .converged)
    #expect(abs(end.values.flattened[0] - 1) < 1e-5)
    #expect(loss.places.contains { $0[0] < 0 })
  }

  @Test func `a gradient that does not belong to the loss fails and is told`() throws {
    let loss = VectorLoss(from: [2, 1]) { x in (x[0] * x[0] + x[1], [-2 * x[0], -1]) }
    var (optimiser, values) = (BFGS(), loss.start)
    let step = try optimiser.step(&values, from: loss.evaluate(at: values), evaluate: loss.evaluate)
    #expect(step.outcome == .lineSearchFailed)
    #expect(step.arrival == nil)
    #expect(values == loss.start)
  }
}
