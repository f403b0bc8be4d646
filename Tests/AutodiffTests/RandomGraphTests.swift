import Testing

@testable import Autodiff

@Suite("Graphs made at random")
struct RandomGraphTests {
  private static let space = EventSpace("events")
  private static let source = ColumnSource([
    "x": [0.3, -0.8, 1.1, 0.2, -0.5], "y": [0.9, 0.4, -0.7, -0.2, 0.6],
  ])

  @Test(arguments: 0..<100)
  func `global graphs have the derivatives of their values`(seed: Int) throws {
    try check(seed: seed, leaves: { $0 })
  }

  @Test(arguments: 100..<200)
  func `per-event graphs have the derivatives of their values`(seed: Int) throws {
    let columns = EventExpression.columns(["x", "y"], of: Self.space).node
    try check(seed: seed) { [columns * $0[0].sliced(0..<2), columns] + $0 }
  }

  @Test func `graphs are of some size and use most operations`() {
    var kinds = Set<String>()
    var sizes: [Int] = []
    for seed in 0..<100 {
      var graph = RandomGraph(seed: UInt64(seed), leaves: [.input("a", shape: [2, 3])])
      let nodes = topologicalOrder(of: [graph.value(depth: 2 + graph.below(7))])
      kinds.formUnion(
        nodes.map { "\(type(of: $0.operation)) \(($0.operation as? Unary)?.name ?? "")" })
      sizes.append(nodes.count)
    }
    #expect(kinds.count >= 25, "\(kinds.sorted())")
    #expect(sizes.reduce(0, +) > 100 * 20)
  }

  private func check(seed: Int, leaves: ([Node]) -> [Node]) throws {
    let a = GlobalExpression.parameter("a", shape: [3])
    let b = GlobalExpression.parameter("b", shape: [2, 3])
    var graph = RandomGraph(seed: UInt64(seed), leaves: leaves([a.node, b.node]))
    let value = graph.value(depth: 2 + graph.below(7))
    let weights = Node.constant(array: .random(value.shape, seed: UInt64(seed)))
    let sum = (value * weights).summed(to: .scalar)
    let scalar = GlobalExpression(sum.isPerEvent ? sum.summedOverEvents() : sum)
    let point: [GlobalExpression: Tensor] = [
      a: .random([3], seed: UInt64(seed) + 1), b: .random([2, 3], seed: UInt64(seed) + 2),
    ]
    let events: [EventSpace: any EventSource] = [Self.space: Self.source]
    let check = try checkDerivatives(of: scalar, at: point, events: events, tolerance: 1e-7)
    #expect(check.passes, "seed \(seed): \(check)")
  }
}
