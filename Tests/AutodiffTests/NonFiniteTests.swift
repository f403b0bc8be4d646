import Foundation
import Testing

@testable import Autodiff

@Suite("Where a NaN or an infinity first arose")
struct NonFiniteTests {
  private let space = EventSpace("signal")
  private let a = GlobalExpression.parameter("slope")
  private var x: EventExpression { .column("x", of: space) }

  private func first(
    _ outputs: [GlobalExpression], at a: Double = 1, x: [Double] = [1, 2]
  ) throws -> String? {
    let evaluator = Evaluator(Plan(outputs), threads: 2)
    evaluator.bind(space, to: ColumnSource(["x": x, "y": x.map { -$0 }]))
    try evaluator.evaluate([self.a: Tensor(a)])
    return evaluator.firstNonFiniteValue()?.description
  }

  @Test func `nothing, where all is finite`() throws {
    #expect(try first([(x * a).sumOverEvents()]) == nil)
  }

  @Test func `in a parameter`() throws {
    #expect(try first([a * 2], at: .nan) == "slope is nan")
  }

  @Test func `in a global value`() throws {
    #expect(try first([exp(log(a)) + 1], at: 0) == "log is -inf")
  }

  @Test func `in a column, at its event`() throws {
    var values = Array(repeating: 1.0, count: 10_000)
    values[7_777] = .infinity
    #expect(
      try first([(x * a).sumOverEvents()], x: values)
        == "column 'x' is inf at event 7777 of sample 'signal'")
  }

  @Test func `in a per-event value, at its event`() throws {
    var values = Array(repeating: 1.0, count: 10_000)
    values[9_001] = -1
    #expect(
      try first([exp(sqrt(x) * a).sumOverEvents()], x: values)?
        .hasSuffix("nan at event 9001 of sample 'signal'") == true)
  }

  @Test func `at the first event, whatever the element`() throws {
    let both = EventExpression.columns(["x", "y"], of: space)
    let values: [Double] = [1, 1, -1, 1]
    // log x is NaN at event 2, log y already at event 0.
    #expect(
      try first([log(both).sum().sumOverEvents()], x: values)?.hasSuffix(
        "at event 0 of sample 'signal'")
        == true)
  }

  @Test func `after a sum over events, and evaluation goes on afterwards`() throws {
    let share = x / x.sumOverEvents()
    let evaluator = Evaluator(Plan([log(share).sumOverEvents()]), threads: 1)
    evaluator.bind(space, to: ColumnSource(["x": Array(repeating: 1, count: 20_000)]))
    let value = try evaluator.evaluate()
    #expect(evaluator.firstNonFiniteValue() == nil)
    #expect(try evaluator.evaluate() == value)
    #expect(abs(value[0].scalar + 20_000 * Foundation.log(20_000)) < 1e-6)
  }
}
