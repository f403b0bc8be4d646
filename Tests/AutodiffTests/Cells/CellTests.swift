import Testing

@testable import Autodiff

@Suite("Cells at computed positions")
struct CellTests {
  private let space = EventSpace("hits")

  /// Positions from −2 to 52, and charges in ±1.
  private static func numbers(_ count: Int) -> (positions: [Double], charges: [Double]) {
    let numbers = Tensor.random([2 * count], seed: 3).elements
    return (numbers.prefix(count).map { 60 * abs($0) - 8 }, Array(numbers.suffix(count)))
  }

  private static func hits(_ count: Int) -> ColumnSource {
    let (positions, charges) = numbers(count)
    return ColumnSource(["position": positions, "charge": charges])
  }

  private var position: EventExpression { .column("position", of: space) }
  private var charge: EventExpression { .column("charge", of: space) }

  @Test func `a position means the cell that holds it, and nothing stands outside`() throws {
    let positions: [Double] = [0, 0.999, 1, 2.999, 3, -0.001, -1e300, 1e300, .nan, .infinity]
    let found = try lookup([5, 6, 7], at: GlobalExpression(positions)).value().elements
    #expect(found == [5, 5, 6, 7, 0, 0, 0, 0, 0, 0])
    let sums = try sumIntoCells(
      GlobalExpression(Array(repeating: 1, count: 10)), at: GlobalExpression(positions), count: 3
    ).value().elements
    #expect(sums == [2, 1, 1])
  }

  @Test(arguments: [1, 2, 3])
  func `sums over events equal a loop, on any number of threads`(threads: Int) throws {
    let data = Self.hits(30_001)
    let sums = sumOverEventsIntoCells(charge, at: position, count: 50)
    let evaluator = Evaluator(Plan([sums]), threads: threads)
    evaluator.bind(space, to: data)
    let actual = try evaluator.evaluate([:])[0].elements
    let reference = Evaluator(Plan([sums]), threads: 1)
    reference.bind(space, to: data)
    #expect(try reference.evaluate([:])[0].elements == actual)
    var expected = Array(repeating: 0.0, count: 50)
    let (positions, charges) = Self.numbers(30_001)
    for (position, charge) in zip(positions, charges) where 0..<50 ~= position {
      expected[Int(position)] += charge
    }
    for (a, b) in zip(actual, expected) { #expect(abs(a - b) < 1e-11) }
  }

  @Test func `what is looked up where it was added is as often as it was added`() throws {
    let counts = sumOverEventsIntoCells(
      GlobalExpression(1).broadcast(toEventsOf: space), at: position, count: 50)
    let seen = lookup(counts, at: position).sumOverEvents()
    let values = try Autodiff.values(
      of: [seen, (counts * counts).sum()], events: [space: Self.hits(2000)])
    #expect(values[0].scalar == values[1].scalar)
    #expect(values[0].scalar > 2000)
  }

  @Test func `a table of interpolated cells has the gradient of its weights`() throws {
    let table = GlobalExpression.parameter("table", shape: [50])
    let low = floor(position - 0.5)
    let fraction = position - 0.5 - low
    let value = lookup(table, at: low) * (1 - fraction) + lookup(table, at: low + 1) * fraction
    let gradient = Autodiff.gradient(of: (charge * value).sumOverEvents(), withRespectTo: table)
    let point = Tensor.random([50], seed: 8)
    let evaluator = Evaluator(
      Plan([gradient, (gradient * table).sum(), (charge * value).sumOverEvents()]), threads: 2)
    evaluator.bind(space, to: Self.hits(500))
    let values = try evaluator.evaluate([table: point])
    #expect(values[0].elements.allSatisfy { $0 != 0 })
    // The value is linear in the table.
    #expect(abs(values[1].scalar - values[2].scalar) < 1e-12 * 500)
  }
}
