import Foundation
import Testing

@testable import Autodiff

@Suite("Sweeps over events")
struct SweepTests {
  private let space = EventSpace("events")
  private let a = GlobalExpression.parameter("a")
  private var x: EventExpression { .column("x", of: space) }
  private var y: EventExpression { .column("y", of: space) }

  private static func data(_ count: Int, salt: Int = 0) -> ColumnSource {
    ColumnSource([
      "x": (0..<count).map { Double(($0 * 7919 + salt) % 1009) / 500 - 1 },
      "y": (0..<count).map { Double(($0 * 104_729 + salt) % 997) / 300 + 0.1 },
    ])
  }

  /// Sums that wait for sums, many rows, and the gradient through all of it.
  private var outputs: [GlobalExpression] {
    let features = exp(x * a) * EventExpression.columns(["x", "y", "x", "y"], of: space)
    var layer = features
    for _ in 0..<6 { layer = tanh(layer.sum() * features + layer) }
    let score = sigmoid(layer.sum() + a * y)
    let weight = exp(score) / exp(score).sumOverEvents()
    let spread = square(score - (weight * score).sumOverEvents())
    let loss = (weight * spread).sumOverEvents()
    return [weight.sumOverEvents(), loss, gradient(of: loss, withRespectTo: a)]
  }

  private func evaluate(
    _ outputs: [GlobalExpression], _ source: ColumnSource, threads: Int = 1,
    memoryBudget: Int = 1 << 30
  ) throws -> [Double] {
    let evaluator = Evaluator(Plan(outputs), threads: threads, memoryBudget: memoryBudget)
    evaluator.bind(space, to: source)
    return try evaluator.evaluate([a: 0.3]).map(\.scalar)
  }

  @Test(arguments: [1, 2, 3])
  func `a value divided by its sum over many blocks sums to one`(threads: Int) throws {
    let share = y / y.sumOverEvents()
    let sum = try evaluate([share.sumOverEvents()], Self.data(50_000), threads: threads)[0]
    #expect(abs(sum - 1) < 1e-12)
  }

  @Test func `same bits for any number of threads and any memory budget`() throws {
    let data = Self.data(30_001)
    let reference = try evaluate(outputs, data)
    #expect(abs(reference[0] - 1) < 1e-12)
    for threads in [1, 2, 3] {
      for memoryBudget in [0, 300_000, 1_500_000, 1 << 30] {
        let values = try evaluate(outputs, data, threads: threads, memoryBudget: memoryBudget)
        #expect(values == reference, "\(threads) threads, budget \(memoryBudget)")
      }
    }
  }

  @Test func `an evaluator made with its events takes others by and by`() throws {
    let data = ColumnSource(["x": [0.5, 1.5, 2, 4]])
    let evaluator = Evaluator([(a * x).sumOverEvents()], events: [space: data])
    #expect(try evaluator.evaluate([a: 2])[0].scalar == 16)
    evaluator.bind(space, to: ColumnSource(["x": [1, 2, 3]]))
    #expect(try evaluator.evaluate([a: 2])[0].scalar == 12)
  }

  @Test func `a plan counts what is computed, each once`() {
    let sum = exp(a) + exp(a)
    #expect(Plan([sum]).computationCount == 3)
    #expect(Plan([sum, exp(a)]).computationCount == 3)
  }

  @Test func `what is kept fits the budget, and more fits a larger one`() throws {
    let plan = Plan(outputs)
    func kept(_ budget: Int) -> (count: Int, bytes: Int) {
      let planner = SweepPlanner(plan, counts: [space: 10_000], memoryBudget: budget)
      let bytes = planner.kept.reduce(0) { $0 + planner.storage(of: $1) * 8 }
      return (planner.kept.count, bytes)
    }
    let budgets = [0, 240_000, 1_500_000, 3_000_000]
    let found = budgets.map(kept)
    #expect(zip(found, budgets).allSatisfy { $0.bytes <= $1 })
    #expect(found[0].count == 0 && zip(found, found.dropFirst()).allSatisfy { $0.count < $1.count })
  }

  @Test func `what costs most for its memory is kept first`() throws {
    let features = EventExpression.columns(["x", "y", "x", "y"], of: space)
    let weights = GlobalExpression.parameter("weights", shape: [4, 4])
    let candidates = [
      exp(features * a), matmul(features, weights), (features + a).cumulativeSum(),
    ]
    let sums = candidates.map { square($0).sumOverEvents() }
    let total = sums.reduce(GlobalExpression(0), { $0 + $1.sum() })
    let second = candidates.map { ($0 * total).sumOverEvents().sum() }
    let plan = Plan(second)
    let kept = (0...3).map { count in
      SweepPlanner(plan, counts: [space: 100], memoryBudget: count * 4 * 100 * 8).kept
    }
    let order = candidates.map { plan.slots[$0.node]! }
    #expect(kept == (0...3).map { Set(order.prefix($0)) })
  }

  @Test func `the gradient with respect to an observable is one number for each event`() throws {
    let edges: GlobalExpression = [-0.5, 0.1, 0.6]
    let loss = square(x.kernelHistogram(edges: edges, bandwidth: 0.2, weights: y)).sum()
    let slope = gradient(of: loss, withRespectTo: x)
    let data = Self.data(300)
    let found = try slope.rows(events: [space: data])[0]
    let columns = try [x, y].map { try $0.rows(events: [space: data])[0] }
    let numeric = try finiteDifferences(
      at: Tensor(columns[0]), step: 1e-2, elements: [0, 150, 299]
    ) { moved in
      let source = ColumnSource(["x": moved.elements, "y": columns[1]])
      return try loss.value(events: [space: source]).scalar
    }
    for (event, expected) in zip([0, 150, 299], numeric) {
      #expect(abs(found[event] - expected) <= 1e-7 * max(1, abs(expected)))
    }
    let unconnected = gradient(of: a * a, withRespectTo: x)
    #expect(
      try unconnected.rows(at: [a: 1], events: [space: data])[0] == Array(repeating: 0, count: 300))
  }

  @Test func `a column is differentiated by wherever it is read`() throws {
    let both = EventExpression.columns(["y", "x"], of: space)
    let loss = (square(both).sum() + x + exp(.column("x", of: space))).sumOverEvents()
    let data = Self.data(50)
    let values = try x.rows(events: [space: data])[0]
    let slope = try gradient(of: loss, withRespectTo: x).rows(events: [space: data])[0]
    for (x, found) in zip(values, slope) {
      let expected: Double = 2 * x + 1 + Foundation.exp(x)
      #expect(abs(found - expected) < 1e-14)
    }
    let two = try gradient(of: loss, withRespectTo: both).rows(events: [space: data])
    let others = try y.rows(events: [space: data])[0]
    #expect(two[1] == slope && two[0] == others.map { 2 * $0 })
  }

  @Test(arguments: [3, 60, 160])
  func `products of any width equal those of each event alone`(width: Int) throws {
    let names = (0..<width).map { "x\($0)" }
    let columns = names.indices.map { Tensor.random([700], seed: UInt64($0)).elements }
    let weights = Tensor.random([width, width], seed: 77)
    let product = matmul(EventExpression.columns(names, of: space), GlobalExpression(weights))
    let source = ColumnSource(Dictionary(uniqueKeysWithValues: zip(names, columns)))
    let rows = try product.rows(events: [space: source])
    for (event, unit) in [(0, 0), (95, 1), (96, 2), (287, 1), (288, 0), (699, width - 1)] {
      let expected = (0..<width).reduce(0) { $0 + columns[$1][event] * weights[$1, unit] }
      #expect(abs(rows[unit][event] - expected) < 1e-13)
    }
  }

  @Test func `columns are not changed by what is computed in their place`() throws {
    let evaluator = Evaluator(Plan([exp(-x * 3.0).sumOverEvents(), x.sumOverEvents()]), threads: 1)
    let data = Self.data(5_000)
    let before = try x.rows(events: [space: data])[0]
    evaluator.bind(space, to: data)
    let first = try evaluator.evaluate()
    #expect(try evaluator.evaluate() == first)
    #expect(try x.rows(events: [space: data])[0] == before)
  }

  @Test func `other events are read after a bind, and the old ones stay where a column is missing`()
    throws
  {
    let evaluator = Evaluator(Plan([log(x).sumOverEvents()]), threads: 1)
    evaluator.bind(space, to: ColumnSource(["x": [1, 1, -1], "y": [1, 1, 1]]))
    #expect(try evaluator.evaluate()[0].scalar.isNaN)
    evaluator.bind(space, to: ColumnSource(["a": [1, 2, 3], "b": [1, 2, 3]]))
    #expect(throws: EvaluationError.self) { try evaluator.evaluate() }
    #expect(evaluator.firstNonFiniteValue()?.event?.index == 2)
    evaluator.bind(space, to: ColumnSource(["a": [9, 9, 9], "x": [1, 1, 1]]))
    #expect(try evaluator.evaluate() == [0])
  }

  @Test func `the gradient through sums of sums equals finite differences`() throws {
    let check = try checkDerivatives(
      of: outputs[1], at: [a: 0.3], events: [space: Self.data(5_000)])
    #expect(check.passes, "\(check)")
  }

  @Test(arguments: [0, 1, 63, 64, 65, 4095, 4096, 4097, 8192, 12_289])
  func `any number of events about the size of a block`(count: Int) throws {
    let data = Self.data(count)
    let rows = try (x * y).rows(events: [space: data])
    #expect(rows.count == 1 && rows[0].count == count)
    let sum = try evaluate([(x * y).sumOverEvents()], data)[0]
    #expect(abs(sum - rows[0].reduce(0, +)) <= 1e-9)
    #expect(try evaluate([.eventCount(space)], data) == [Double(count)])
  }

  @Test func `no events sum to zero, and their mean is NaN`() throws {
    #expect(try evaluate([x.sumOverEvents()], Self.data(0)) == [0])
    #expect(try evaluate([x.meanOverEvents()], Self.data(0))[0].isNaN)
  }

  @Test func `columns asked for as they are`() throws {
    let source = ColumnSource(["x": [1, 2, 3], "y": [4, 5, 6]])
    #expect(try x.rows(events: [space: source]) == [[1, 2, 3]])
    let both = EventExpression.columns(["x", "y"], of: space)
    #expect(try both.rows(events: [space: source]) == [[1, 2, 3], [4, 5, 6]])
  }

  @Test func `a column asked for that a later pass needs again`() throws {
    let x = self.x
    let centred = x - x.meanOverEvents()
    let evaluator = Evaluator(Plan([centred.sumOverEvents()], eventOutputs: [x, centred]))
    let count = 20_000
    evaluator.bind(space, to: Self.data(count))
    let sum = try evaluator.evaluate()[0].scalar
    let (columns, shifted) = (evaluator.eventValues(x)[0], evaluator.eventValues(centred)[0])
    #expect(columns.count == count && abs(sum) < 1e-8)
    let mean = columns.reduce(0, +) / Double(count)
    #expect(zip(columns, shifted).allSatisfy { abs($0 - mean - $1) < 1e-12 })
  }

  @Test func `data are replaced and the evaluator used again`() throws {
    let scaled = x * a
    let evaluator = Evaluator(Plan([x.sumOverEvents()], eventOutputs: [scaled]))
    for values in [[1.0, 2], [3, 4, 5], []] {
      evaluator.bind(space, to: ColumnSource(["x": values]))
      for factor in [2.0, -1] {
        #expect(try evaluator.evaluate([a: Tensor(factor)])[0].scalar == values.reduce(0, +))
        #expect(evaluator.eventValues(scaled) == [values.map { $0 * factor }])
      }
    }
  }

  @Test func `two samples in one plan`() throws {
    let other = EventSpace("other")
    let z = EventExpression.column("x", of: other)
    let mean = x.meanOverEvents()
    let evaluator = Evaluator(Plan([(z - mean).sumOverEvents(), mean]), threads: 2)
    evaluator.bind(space, to: ColumnSource(["x": [1, 2, 3]]))
    evaluator.bind(other, to: ColumnSource(["x": Array(repeating: 5, count: 10_000)]))
    #expect(try evaluator.evaluate().map(\.scalar) == [30_000, 2])
  }
}
