/// How much of a panel is drawn on, in cells of four pixels, for the legend to keep away from.
struct Occupancy {
  private static let cell = 4.0
  private let columns: Int
  private let rows: Int
  private var weights: [Float]

  init(width: Double, height: Double) {
    columns = max(1, Int((width / Self.cell).rounded(.up)))
    rows = max(1, Int((height / Self.cell).rounded(.up)))
    weights = Array(repeating: 0, count: columns * rows)
  }

  /// A line, or a point.
  mutating func mark(from a: SIMD2<Double>, to b: SIMD2<Double>) {
    let step = b - a
    let count = max(1, Int((max(abs(step.x), abs(step.y)) / Self.cell).rounded(.up)))
    for index in 0...count {
      mark(at: a + Double(index) / Double(count) * step, weight: 1)
    }
  }

  /// An area: covering it hides less than covering its outline.
  mutating func mark(_ box: Box) {
    guard let (x, y) = cells(box) else { return }
    for row in y { for column in x { raise(row * columns + column, to: 0.3) } }
  }

  /// The sum of weights that a box covers.
  func covered(by box: Box) -> Float {
    guard let (x, y) = cells(box) else { return 0 }
    return y.reduce(0) { sum, row in x.reduce(sum) { $0 + weights[row * columns + $1] } }
  }

  /// Pixels from the top to the first cell of a range of pixels that is drawn on.
  func freeHeight(_ x: ClosedRange<Double>) -> Double {
    let columns = cell(x.lowerBound, columns)...cell(x.upperBound, columns)
    let first = (0..<rows).first { row in
      columns.contains { weights[row * self.columns + $0] > 0 }
    }
    return Double(first ?? rows) * Self.cell
  }

  private mutating func mark(at point: SIMD2<Double>, weight: Float) {
    raise(cell(point.y, rows) * columns + cell(point.x, columns), to: weight)
  }

  private mutating func raise(_ index: Int, to weight: Float) {
    weights[index] = max(weights[index], weight)
  }

  private func cell(_ position: Double, _ count: Int) -> Int {
    position.isNaN ? 0 : Int(min(max(position / Self.cell, 0), Double(count - 1)))
  }

  private func cells(_ box: Box) -> (ClosedRange<Int>, ClosedRange<Int>)? {
    guard box.width > 0, box.height > 0 else { return nil }
    return (
      cell(box.left, columns)...cell(box.right, columns),
      cell(box.top, rows)...cell(box.bottom, rows)
    )
  }
}
