import Autodiff
import Parameters
import TestSupport
import Testing

@Suite("Constraints")
struct ConstraintTests {
  @Test(arguments: ConstraintExample.all)
  func `value equals an independent computation`(example: ConstraintExample) {
    let value = example.constraint.value(of: Tensor(example.raw))
    #expect(deviation(of: value.elements, from: example.expected) < 4e-16)
  }

  @Test(arguments: ConstraintExample.all)
  func `expression and tensor give the same bits`(example: ConstraintExample) throws {
    let raw = GlobalExpression.parameter("raw", shape: [example.raw.count])
    let value = try example.constraint.value(of: raw).value(at: [raw: Tensor(example.raw)])
    #expect(value == example.constraint.value(of: Tensor(example.raw)))
  }

  @Test(arguments: ConstraintExample.all)
  func `raw undoes value`(example: ConstraintExample) throws {
    let raw = try example.constraint.raw(for: Tensor(example.expected))
    #expect(deviation(of: raw.elements, from: example.raw, scale: 1) < 1e-14)
  }

  @Test(arguments: ConstraintExample.all)
  func `gradient equals finite differences`(example: ConstraintExample) throws {
    let raw = GlobalExpression.parameter("raw", shape: [example.raw.count])
    let pattern = GlobalExpression((0..<example.raw.count).map { 1 + Double($0) * 0.75 })
    let scalar = (square(example.constraint.value(of: raw)) * pattern).sum()
    let analytic = try gradient(of: scalar, withRespectTo: raw)
      .value(at: [raw: Tensor(example.raw)])
    let numeric = try finiteDifferences(at: Tensor(example.raw)) {
      try scalar.value(at: [raw: $0]).scalar
    }
    #expect(deviation(of: analytic.elements, from: numeric, scale: 1) < 1e-9)
  }

  @Test func `softplus is undone near 0 and far out`() throws {
    let value = Tensor([1e-300, 1e-12, 1, 40, 1e10])
    let back = Constraint.positive.value(of: try Constraint.positive.raw(for: value))
    #expect(deviation(of: back.elements, from: value.elements) < 2e-13)
  }

  @Test func `ordered edges ascend for any raw values`() {
    let raw = Tensor([30, -20, 0, 25, -5])
    let edges = Constraint.ordered(in: -1...1).value(of: raw).elements
    #expect(zip([-1] + edges, edges + [1]).allSatisfy { $0 <= $1 })
  }

  struct Violation: CustomTestStringConvertible, Sendable {
    let constraint: Constraint
    let value: [Double]
    let message: String
    var testDescription: String { "\(constraint) of \(value)" }
  }

  @Test(arguments: [
    Violation(
      constraint: .positive, value: [1, 0],
      message: "element 1 is 0.0, but must be positive: give a value above 0"),
    Violation(
      constraint: .bounded(0...1), value: [1],
      message: """
        element 0 is 1.0, but must lie strictly between 0.0 and 1.0: move the value inside or widen \
        the limits
        """),
    Violation(
      constraint: .ordered(in: 0...1), value: [0.5, 0.5],
      message: """
        element 1 is 0.5 after 0.5, but values must ascend strictly: sort them and drop repeated ones
        """),
    Violation(
      constraint: .ascending, value: [2, 1],
      message: """
        element 1 is 1.0 after 2.0, but values must ascend strictly: sort them and drop repeated ones
        """),
    Violation(
      constraint: .none, value: [.infinity], message: "element 0 is inf, not finite"),
  ])
  func `a value outside throws and says what to do`(violation: Violation) {
    let error = #expect(throws: ConstraintViolation.self) {
      try violation.constraint.raw(for: Tensor(violation.value))
    }
    #expect(error?.description == violation.message)
  }
}
