import Testing

@testable import Autodiff

@Suite("Every operation's derivatives")
struct DerivativeTests {
  @Test(arguments: OperationRegistry.entries.map { "\($0)" })
  func `has examples`(type: String) {
    let entry = OperationRegistry.entries.first { "\($0)" == type }!
    #expect(!OperationExamples.examples(for: entry).isEmpty)
  }

  @Test(arguments: OperationExamples.all.filter { $0.expected != nil })
  func `value equals an independent computation`(example: OperationExample) throws {
    let actual = try ExampleProgram(example).resultValues()
    let expected = example.expected!
    #expect(actual.count == expected.count)
    for (a, b) in zip(actual, expected) { #expect(abs(a - b) <= 1e-14 * max(abs(b), 0.5)) }
  }

  @Test(arguments: OperationExamples.all)
  func `reverse mode equals finite differences`(example: OperationExample) throws {
    let program = ExampleProgram(example)
    try compareWithFiniteDifferences(program.scalar, program)
  }

  @Test(arguments: OperationExamples.all)
  func `forward mode equals reverse mode`(example: OperationExample) throws {
    let program = ExampleProgram(example)
    let directions = directions(program)
    let forward = jacobianVectorProducts(
      [program.scalar.node], along: directions.map { ($0.source, $0.tangent) })[0]
    let reverse = alongDirections(program.scalar, program, directions)
    let values = try program.evaluator([
      GlobalExpression(forward ?? .constant(0)), reverse ?? 0.0,
    ]).evaluate(program.values(at: program.start))
    #expect(isClose(values[0].scalar, values[1].scalar, 1e-12))
  }

  @Test(arguments: OperationExamples.all)
  func `second order equals finite differences of the first`(example: OperationExample) throws {
    let program = ExampleProgram(example)
    guard let slope = alongDirections(program.scalar, program, directions(program)) else { return }
    try compareWithFiniteDifferences(slope, program)
  }

  @Test(arguments: OperationExamples.all)
  func `third order equals finite differences of the second`(example: OperationExample) throws {
    let program = ExampleProgram(example)
    let along = directions(program)
    guard let slope = alongDirections(program.scalar, program, along),
      let curvature = alongDirections(slope, program, along)
    else { return }
    try compareWithFiniteDifferences(curvature, program, tolerance: 1e-6)
  }

  private func directions(_ program: ExampleProgram) -> [(source: Node, tangent: Node)] {
    program.parameters.enumerated().map { index, parameter in
      (parameter.node, .constant(array: .random(parameter.shape, seed: UInt64(20 + index))))
    }
  }

  /// gradient · directions, in reverse mode; nil if structurally zero.
  private func alongDirections(
    _ scalar: GlobalExpression, _ program: ExampleProgram,
    _ directions: [(source: Node, tangent: Node)]
  ) -> GlobalExpression? {
    let gradients = structuralGradient(of: scalar, withRespectTo: program.parameters)
    let terms = zip(gradients, directions).compactMap { gradient, direction in
      gradient.map { ($0 * GlobalExpression(direction.tangent)).sum() }
    }
    return terms.dropFirst().reduce(terms.first) { $0! + $1 }
  }

  private func compareWithFiniteDifferences(
    _ scalar: GlobalExpression, _ program: ExampleProgram, tolerance: Double = 1e-7,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let gradients = structuralGradient(of: scalar, withRespectTo: program.parameters)
    let scalarEvaluator = program.evaluator([scalar])
    for (index, gradient) in gradients.enumerated() {
      let numeric = try finiteDifferences(at: program.start[index], step: 4e-3) { changed in
        var point = program.start
        point[index] = changed
        return try scalarEvaluator.evaluate(program.values(at: point))[0].scalar
      }
      let analytic =
        try gradient.map {
          try program.evaluator([$0]).evaluate(program.values(at: program.start))[0].elements
        } ?? Array(repeating: 0, count: numeric.count)
      for (a, n) in zip(analytic, numeric) {
        #expect(
          isClose(a, n, tolerance), "argument \(index): analytic \(a), numeric \(n)",
          sourceLocation: sourceLocation)
      }
    }
  }

  private func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    abs(a - b) <= tolerance * max(1, abs(a), abs(b))
  }
}
