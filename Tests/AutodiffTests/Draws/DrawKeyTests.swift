import NumericalMethods
import Testing

@testable import Autodiff

@Suite("What draws depend on")
struct DrawKeyTests {
  private let space = EventSpace("photons")
  private let round = GlobalExpression.parameter("round")
  private var draws: Draws<EventExpression> {
    Draws(seed: 7, purpose: "photons", round: round, of: space)
  }

  private func source(_ count: Int) -> ColumnSource {
    ColumnSource(["x": (0..<count).map { Double(count - $0) }])
  }

  private func rows(
    _ value: EventExpression, _ count: Int, round number: Double = 0, threads: Int = 1
  ) throws -> [[Double]] {
    let evaluator = Evaluator(Plan([], eventOutputs: [value]), threads: threads)
    evaluator.bind(space, to: source(count))
    try evaluator.evaluate([round: Tensor(number)])
    return evaluator.eventValues(value)
  }

  @Test func `they are the numbers of the event stream, named by purpose and method`() throws {
    let value = draws("noise").normal(shape: [3])
    let found = try rows(value, 500, round: 4)
    let stream = EventStream(RandomStream(seed: 7, purpose: "photons/noise normal"), round: 4)
    for element in 0..<3 {
      for event in 0..<500 {
        let expected = stream.normal(event: Double(event), element: element)
        #expect(abs(found[element][event] - expected) <= 4e-15 * max(1, abs(expected)))
      }
    }
    let uniform = try rows(draws.uniform(), 500)[0]
    let plain = EventStream(RandomStream(seed: 7, purpose: "photons uniform"))
    #expect(uniform == (0..<500).map { plain.uniform(event: Double($0)) })
  }

  @Test func `neither blocks nor threads change a bit`() throws {
    let few = try rows(draws.exponential(shape: [3]), 20_001)
    #expect(try rows(draws.exponential(shape: [3]), 20_001, threads: 3) == few)
    // Many more rows to a block make the blocks shorter.
    let wide = EventExpression.wrap(
      .concatenated(
        (0..<60).map { draws("\($0)").uniform(shape: [20]).node } + [
          draws.exponential(shape: [3]).node
        ], axis: 0))
    let many = try rows(wide, 20_001)
    #expect(Array(many.suffix(3)) == few)
  }

  @Test func `a round repeated draws the same, another one anew`() throws {
    let value = draws.normal()
    let first = try rows(value, 1000, round: 1)
    #expect(try rows(value, 1000, round: 1) == first)
    let second = try rows(value, 1000, round: 2)[0]
    #expect(zip(first[0], second).allSatisfy { $0 != $1 })
    #expect(abs(correlation(first[0], second)) < 4 / 1000.0.squareRoot())
    #expect(try rows(value, 3, round: .nan)[0].allSatisfy { $0.isNaN })
  }

  @Test func `purposes, methods, elements and seeds are independent`() throws {
    let count = 4000
    let others = [
      draws("b").normal(), draws.exponential(), draws.gumbel(), draws.uniform(),
      Draws(seed: 8, purpose: "photons", round: round, of: space).normal(),
      draws.truncatedExponential(
        mean: GlobalExpression(1), below: GlobalExpression(2), shape: .scalar),
    ]
    let one = try rows(draws.normal(shape: [4]), count)
    let columns = try one + others.map { try rows($0, count)[0] }
    for a in columns.indices {
      for b in 0..<a {
        #expect(abs(correlation(columns[a], columns[b])) < 4 / Double(count).squareRoot())
      }
    }
  }

  @Test func `the same draw asked for twice is one draw`() throws {
    let value = draws.normal() - draws.normal()
    #expect(try rows(value, 100)[0].allSatisfy { $0 == 0 })
  }

  @Test func `a column that identifies events decides what they draw`() throws {
    let keyed = Draws(
      seed: 7, purpose: "photons", identity: EventExpression.column("x", of: space))
    let found = try rows(keyed.uniform(), 300)[0]
    let stream = EventStream(RandomStream(seed: 7, purpose: "photons uniform"))
    #expect(found == (0..<300).map { stream.uniform(event: Double(300 - $0)) })
    let odd = ColumnSource(["x": [0, -0.0, .nan, .infinity, -3.5]])
    let numbers = try keyed.uniform().rows(events: [space: odd])[0]
    #expect(numbers[0] == numbers[1] && numbers[2].isNaN && numbers[3].isNaN)
    #expect(numbers[4] == stream.uniform(event: -3.5))
    let poisson = try keyed.poisson(mean: GlobalExpression(3)).rows(events: [space: odd])[0]
    #expect(poisson[0] == poisson[1] && poisson[2].isNaN && poisson[4] >= 0)
  }

  @Test func `rows are those of the source`() throws {
    struct Batch: EventSource {
      let chosen: [Int]
      var eventCount: Int { chosen.count }
      func position(ofColumn name: String) -> Int { 0 }
      func read(column: Int, events: Range<Int>, into buffer: UnsafeMutablePointer<Double>) {}
      func readRows(events: Range<Int>, into buffer: UnsafeMutablePointer<Double>) {
        for (offset, event) in events.enumerated() { buffer[offset] = Double(chosen[event]) }
      }
    }
    let all = try rows(draws.exponential(), 9000)[0]
    let chosen = (0..<5000).map { ($0 * 7919) % 9000 }
    let row = EventExpression.row(of: space)
    let evaluator = Evaluator(Plan([], eventOutputs: [draws.exponential(), row]), threads: 1)
    evaluator.bind(space, to: Batch(chosen: chosen))
    try evaluator.evaluate([round: 0])
    #expect(evaluator.eventValues(row)[0] == chosen.map(Double.init))
    let value = EventExpression(evaluator.plan.nodes[evaluator.plan.eventOutputs[0]])
    #expect(evaluator.eventValues(value)[0] == chosen.map { all[$0] })
  }

  @Test func `global draws are elements of event 0`() throws {
    let global = Draws(seed: 1, purpose: "start", round: round)
    let stream = EventStream(RandomStream(seed: 1, purpose: "start uniform"), round: 5)
    let found = try global.uniform(shape: [3, 5]).value(at: [round: 5])
    #expect(found.elements == (0..<15).map { stream.uniform(event: 0, element: $0) })
    #expect(try global.normal(shape: [0]).value(at: [round: 5]).elements.isEmpty)
  }

  @Test func `draws have no derivative`() {
    let x = GlobalExpression.parameter("x")
    let global = Draws(seed: 1, purpose: "start", round: x)
    #expect(!isDifferentiable(global.normal(), withRespectTo: x))
    #expect(!isDifferentiable(global.poisson(mean: x), withRespectTo: x))
    #expect(!isDifferentiable(global.bernoulli(probability: x), withRespectTo: x))
  }
}

func correlation(_ x: [Double], _ y: [Double]) -> Double {
  let n = Double(x.count)
  let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
  let covariance = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
  let vx = x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
  let vy = y.reduce(0) { $0 + ($1 - my) * ($1 - my) }
  return covariance / (vx * vy).squareRoot()
}
