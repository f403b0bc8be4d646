/// The picture of a heat map: rectangles if cells are few, else pixels, one to a cell where cells are of
/// equal size.
struct HeatMapPicture {
  private static let limit = 1000
  private let map: HeatMap

  init(_ map: HeatMap) { self.map = map }

  func draw(on canvas: inout Canvas) {
    let edges = [
      map.xEdges.map { canvas.horizontalPlace($0) }, map.yEdges.map { canvas.verticalPlace($0) },
    ]
    let spans = zip(edges, [canvas.size.x, canvas.size.y]).map { Self.span($0, within: $1) }
    guard let x = spans[0], let y = spans[1], !map.values.isEmpty else { return }
    if map.values.count <= 900 { return drawCells(edges, on: &canvas) }
    let columns = Self.cells(edges[0], x)
    let rows = Self.cells(edges[1], y)
    let png = PNG(
      width: columns.count, height: rows.count,
      pixels: rows.flatMap { row in columns.map { pixel($0, row) } }, palette: palette,
      transparent: 255)
    canvas.image(
      png,
      in: Box(
        left: x.lowerBound, top: y.lowerBound, width: x.upperBound - x.lowerBound,
        height: y.upperBound - y.lowerBound))
  }

  /// Few cells as rectangles: not every program keeps the edges of a picture's pixels sharp.
  private func drawCells(_ edges: [[Double?]], on canvas: inout Canvas) {
    let rows = map.yEdges.count - 1
    for (index, value) in map.values.enumerated() {
      let (column, row) = (index / rows, index % rows)
      guard let share = map.colours.place(of: value), let left = edges[0][column],
        let right = edges[0][column + 1], let low = edges[1][row], let high = edges[1][row + 1]
      else { continue }
      let colour = map.colours.map.colour(at: share).bytes.reduce(0) { $0 << 8 | UInt32($1) }
      canvas.cell(SIMD2(left, low), SIMD2(right, high), .rgb(colour))
    }
  }

  /// 255 shades, and one for nothing.
  private var palette: [RGB] {
    (0..<255).map { map.colours.map.colour(at: Double($0) / 254) } + [RGB(0)]
  }

  private func pixel(_ column: Int?, _ row: Int?) -> UInt8 {
    guard let column, let row,
      let place = map.colours.place(of: map.values[column * (map.yEdges.count - 1) + row])
    else { return 255 }
    return UInt8(place * 254 + 0.5)
  }

  /// The visible pixels of a direction; nil for none.
  private static func span(_ edges: [Double?], within size: Double) -> ClosedRange<Double>? {
    let places = edges.compactMap(\.self).map { min(max($0, 0), size) }
    guard let low = places.min(), let high = places.max(), high > low else { return nil }
    return low...high
  }

  /// The cell at each of the picture's pixels along a direction.
  private static func cells(_ edges: [Double?], _ span: ClosedRange<Double>) -> [Int?] {
    let width = span.upperBound - span.lowerBound
    let cell = width / Double(edges.count - 1)
    let isRegular = edges.enumerated().allSatisfy { index, edge in
      guard let edge else { return false }
      let fromLeft = span.lowerBound + Double(index) * cell
      let fromRight = span.upperBound - Double(index) * cell
      return min(abs(edge - fromLeft), abs(edge - fromRight)) < 0.01
    }
    let count =
      isRegular ? min(edges.count - 1, limit) : min(limit, max(1, Int((2 * width).rounded(.up))))
    let known = edges.enumerated().compactMap { index, edge in edge.map { (index, $0) } }
    // Upwards or downwards, in pixels from the left or the top.
    let rising = known.first!.1 <= known.last!.1 ? known : known.reversed()
    var next = 0
    return (0..<count).map { pixel in
      let place = span.lowerBound + (Double(pixel) + 0.5) / Double(count) * width
      while next < rising.count, rising[next].1 <= place { next += 1 }
      guard next > 0, next < rising.count else { return nil }
      return min(rising[next - 1].0, rising[next].0)
    }
  }
}
