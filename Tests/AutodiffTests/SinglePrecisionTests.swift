import Foundation
import TestSupport
import Testing

@testable import Autodiff

@Suite("Single precision")
struct SinglePrecisionTests {
  private let space = EventSpace("sample")

  private func evaluate(
    _ outputs: [GlobalExpression], at point: [GlobalExpression: Tensor] = [:],
    _ columns: [String: [Double]]
  ) throws -> [Tensor] {
    try Autodiff.values(of: outputs, at: point, events: [space: ColumnSource(columns)])
  }

  /// Every example of every operation with per-event arguments rounded to single precision.
  @Test(arguments: OperationExamples.all.filter { !$0.perEvent.isEmpty })
  func `every operation's value and gradient agree with double precision`(
    example: OperationExample
  ) throws {
    let rounded = OperationExample(
      example.name, at: example.point, perEvent: example.perEvent
    ) { arguments in
      example.build(
        arguments.enumerated().map {
          example.perEvent.contains($0) ? $1.converted(to: .single) : $1
        })
    }
    let (exact, single) = (ExampleProgram(example), ExampleProgram(rounded))
    func results(_ program: ExampleProgram) throws -> [Double] {
      let gradients = structuralGradient(
        of: program.scalar, withRespectTo: program.parameters)
      let outputs = [program.scalar] + gradients.compactMap { $0 }
      return try program.evaluator(outputs).evaluate(program.values(at: program.start))
        .flatMap(\.elements)
    }
    let (expected, found) = (try results(exact), try results(single))
    #expect(deviation(of: found, from: expected, scale: 1) < 2e-5)
  }

  @Test func `values in between are floats, sums are doubles`() throws {
    let x = EventExpression.column("x", of: space).converted(to: .single)
    let product = x * x
    #expect(product.precision == .single)
    #expect((product * 3.0).precision == .single)
    #expect((product * EventExpression.column("x", of: space)).precision == .double)
    #expect(logNormalCDF(x).precision == .double)
    #expect(product.sumOverEvents().node.precision == .double)
    let third = 1.0 / 3
    let values = try evaluate(
      [x.sumOverEvents(), product.converted(to: .double).sumOverEvents()], ["x": [third]])
    #expect(values[0].scalar == Double(Float(third)))
    #expect(values[1].scalar == Double(Float(third) * Float(third)))
  }

  @Test func `sums of many floats keep the digits of doubles`() throws {
    let x = EventExpression.column("x", of: space).converted(to: .single)
    let count = 200_000
    let sum = try evaluate([x.sumOverEvents()], ["x": Array(repeating: 0.1, count: count)])[0]
    let exact = Double(Float(0.1)) * Double(count)
    #expect(abs(sum.scalar / exact - 1) < 1e-13)
  }

  @Test func `per-event outputs and gradients with respect to rounded values are doubles`() throws {
    let x = EventExpression.column("x", of: space)
    let scale = GlobalExpression.parameter("scale")
    let y = tanh((x * scale).converted(to: .single))
    let rows = try y.rows(at: [scale: 2], events: [space: ColumnSource(["x": [0.25]])])
    #expect(abs(rows[0][0] - tanh(0.5)) < 2e-7 && rows[0][0] == Double(Float(rows[0][0])))
    let slope = gradient(of: y.sumOverEvents(), withRespectTo: scale)
    #expect(slope.node.precision == .double)
    let value = try evaluate([slope], at: [scale: 2], ["x": [0.25]])[0].scalar
    #expect(abs(value - 0.25 / pow(cosh(0.5), 2)) < 1e-7)
  }

  @Test func `gradients of weights are sums in double precision, of any size`() throws {
    let x = EventExpression.columns(["x", "y"], of: space).converted(to: .single)
    let weights = GlobalExpression.parameter("weights", shape: [2, 3])
    let bias = GlobalExpression.parameter("bias", shape: [3])
    let layer = matmul(x, weights).activated(.tanh, bias: bias)
    let loss = layer.sumOverEvents().sum() * 1e36
    let columns = [
      "x": Tensor.random([5000], seed: 1).elements, "y": Tensor.random([5000], seed: 2).elements,
    ]
    let gradients = try evaluate(
      gradient(of: loss, withRespectTo: [weights, bias]),
      at: [weights: .random([2, 3], seed: 3), bias: [0.1, 0.2, 0.3]], columns
    ).flatMap(\.elements)
    #expect(gradients.allSatisfy { $0.isFinite && abs($0) > 1e36 })
    #expect(gradients.contains { $0 / 1e36 != Double(Float($0 / 1e36)) })
  }

  @Test func `what weights receive is summed in single precision over few events only`() throws {
    let x = EventExpression.columns(["x"], of: space).converted(to: .single)
    let weights = GlobalExpression.parameter("weights", shape: [1, 1])
    let slope = gradient(of: matmul(x, weights).sumOverEvents().sum(), withRespectTo: weights)
    let count = 100_000
    let sum = try evaluate(
      [slope], at: [weights: Tensor(shape: [1, 1], elements: [1])],
      ["x": Array(repeating: 0.1, count: count)])[0].scalar
    #expect(abs(sum / (Double(Float(0.1)) * Double(count)) - 1) < 3e-6)
  }

  @Test func `kept values of single precision are read again as they were`() throws {
    let x = EventExpression.columns(["x", "y", "z"], of: space).converted(to: .single)
    let weights = GlobalExpression.parameter("weights", shape: [3, 5])
    let hidden = tanh(matmul(x, weights))
    let mean = hidden.sumOverEvents()
    let loss = square(mean).sum()
    let columns = Dictionary(
      uniqueKeysWithValues: ["x", "y", "z"].enumerated().map { index, name in
        (name, Tensor.random([5000], seed: UInt64(index)).elements)
      })
    func gradient(budget: Int) throws -> [Double] {
      let plan = Plan([Autodiff.gradient(of: loss, withRespectTo: weights)])
      let evaluator = Evaluator(plan, threads: 2, memoryBudget: budget)
      evaluator.bind(space, to: ColumnSource(columns))
      return try evaluator.evaluate([weights: .random([3, 5], seed: 8)])[0].elements
    }
    #expect(try gradient(budget: 0) == gradient(budget: 1 << 30))
  }

  @Test func `a value that overflows a float is named`() throws {
    let x = EventExpression.column("x", of: space).converted(to: .single)
    let evaluator = Evaluator(Plan([square(x).sumOverEvents()]), threads: 1)
    evaluator.bind(space, to: ColumnSource(["x": [1, 1e30]]))
    try evaluator.evaluate()
    let found = try #require(evaluator.firstNonFiniteValue())
    #expect(found.event?.index == 1 && found.operation == "square")
  }
}
