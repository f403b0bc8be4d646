import Testing

@testable import Autodiff

@Suite("Argmax")
struct ArgmaxTests {
  @Test func `marks the first of the largest along an axis, and nothing beside NaN`() throws {
    let x = Tensor(rows: [
      [1, 3, 3, 2], [-1, -.infinity, -2, -1], [.nan, 5, 6, 7], [0, .infinity, .infinity, 1],
    ])
    let marks = try GlobalExpression(x).oneHotArgmax().value()
    #expect(marks.elements[0..<4] == [0, 1, 0, 0])
    #expect(marks.elements[4..<8] == [1, 0, 0, 0])
    #expect(marks.elements[8..<12].allSatisfy { $0.isNaN })
    #expect(marks.elements[12..<16] == [0, 1, 0, 0])
    let columns = try GlobalExpression(Tensor(rows: [[1, 2], [1, 0]])).oneHotArgmax(axis: 0).value()
    #expect(columns == Tensor(rows: [[1, 1], [0, 0]]))
  }
}
