import Testing

@testable import Autodiff

@Suite("Order along an axis")
struct SortingTests {
  private let x = GlobalExpression(Tensor(rows: [[3, -1, 2, 2], [0, .nan, 1, 2]]))

  @Test func `sorted elements and their places`() throws {
    let order = try values(of: [x.sorted(), x.ranks()])
    #expect(order[0].elements.prefix(4) == [-1, 2, 2, 3])
    #expect(order[1].elements.prefix(4) == [4, 1, 2, 3])
    #expect((order[0].elements + order[1].elements).filter { $0.isNaN }.count == 8)
    let columns = GlobalExpression(Tensor(rows: [[3, 1], [2, 5], [-7, 4]]))
    #expect(try columns.sorted(axis: 0).value() == Tensor(rows: [[-7, 1], [2, 4], [3, 5]]))
    #expect(try columns.ranks(axis: 0).value() == Tensor(rows: [[3, 1], [2, 3], [1, 2]]))
    #expect(try GlobalExpression(Tensor.zeros([2, 0])).sorted().value().elements.isEmpty)
  }

  @Test(arguments: [1, 2, 23, 24, 25, 26, 200])
  func `any number of elements, with ties`(count: Int) throws {
    let numbers = Tensor.random([count], seed: 5).elements.map { ($0 * 20).rounded() }
    let value = GlobalExpression(numbers)
    let found = try values(of: [value.sorted(), value.ranks()]).map(\.elements)
    #expect(found[0] == numbers.sorted())
    let expected = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    for (place, position) in expected.enumerated() {
      #expect(found[1][position] == Double(place + 1))
    }
  }

  @Test func `quantiles interpolate between neighbours`() throws {
    let y: GlobalExpression = [4, 1, 3, 10]
    let found = try values(of: [0, 0.25, 0.5, 0.9, 1].map { y.quantile($0) }).map(\.scalar)
    for (value, expected) in zip(found, [1, 2.5, 3.5, 8.2, 10]) {
      #expect(abs(value - expected) < 1e-14)
    }
    #expect(try GlobalExpression([4, 1, 3]).median().value().scalar == 3)
    #expect(try GlobalExpression([7]).quantile(0.3).value().scalar == 7)
  }

  @Test func `marks of the largest`() throws {
    let y: GlobalExpression = [4, 1, 4, 10]
    let marks = try values(of: (0...4).map { y.topMask($0) }).map(\.elements)
    #expect(
      marks == [[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]])
  }

  @Test func `each event in its own order`() throws {
    let space = EventSpace("events")
    let rows = (0..<3).map { Tensor.random([5000], seed: UInt64(40 + $0)).elements }
    let source = ColumnSource(["a": rows[0], "b": rows[1], "c": rows[2]])
    let value = EventExpression.columns(["a", "b", "c"], of: space)
    let found = try value.sorted().rows(events: [space: source])
    for event in 0..<5000 {
      #expect(found.map { $0[event] } == rows.map { $0[event] }.sorted())
    }
  }
}
