/// Numbers in the cells of a grid as colours, with a bar beside the panel that says what they mean.
///
/// Cells that are not finite are left free. The grid becomes a small picture, so many cells are no burden;
/// beyond 1000 in one direction, cells are skipped.
public struct HeatMap: Mark {
  /// The cells' edges on the horizontal axis, rising, `[columns + 1]`.
  public var xEdges: [Double]
  /// The cells' edges on the vertical axis, rising, `[rows + 1]`.
  public var yEdges: [Double]
  /// A number for each cell, `[columns, rows]` in row-major order: all of the first column first.
  public var values: [Double]
  /// What the colours mean.
  public var colours: ColourScale
  /// Decimals of the number that is written into each cell; none is written if nil.
  public var decimals: Int?

  /// - Parameters:
  ///   - xEdges: The cells' edges on the horizontal axis, rising, `[columns + 1]`.
  ///   - yEdges: The cells' edges on the vertical axis, rising, `[rows + 1]`.
  ///   - values: A number for each cell, `[columns, rows]` in row-major order.
  ///   - label: What the numbers are, with their unit.
  ///   - map: How numbers become colours.
  ///   - range: The numbers at both ends of the colours; those of the cells if nil.
  ///   - decimals: Decimals of the number that is written into each cell; none is written if nil.
  /// - Precondition: There are as many values as cells.
  public init(
    xEdges: [Double], yEdges: [Double], values: [Double], label: String = "",
    map: ColourMap = .viridis, range: ClosedRange<Double>? = nil, decimals: Int? = nil
  ) {
    precondition(
      values.count == max(xEdges.count - 1, 0) * max(yEdges.count - 1, 0),
      "HeatMap: \(values.count) values, \(xEdges.count) edges in x, \(yEdges.count) in y")
    (self.xEdges, self.yEdges, self.values, self.decimals) = (xEdges, yEdges, values, decimals)
    let finite = values.filter(\.isFinite)
    let ends = range ?? (finite.min() ?? 0)...(finite.max() ?? 1)
    colours = ColourScale(map, range: ends, label: label)
  }

  /// A matrix over categories, such as correlations; its first row is at the top.
  ///
  /// - Parameters:
  ///   - matrix: `[rows, columns]`, all rows of the same length.
  ///   - label: What the numbers are.
  ///   - map: How numbers become colours.
  ///   - range: The numbers at both ends of the colours.
  ///   - decimals: Decimals of the number that is written into each cell; none is written if nil.
  /// - Precondition: All rows are of the same length.
  public init(
    matrix: [[Double]], label: String = "", map: ColourMap = .diverging,
    range: ClosedRange<Double>? = -1...1, decimals: Int? = nil
  ) {
    let columns = matrix.first?.count ?? 0
    precondition(matrix.allSatisfy { $0.count == columns }, "HeatMap: rows of different lengths")
    self.init(
      xEdges: (0...columns).map { Double($0) - 0.5 },
      yEdges: (0...matrix.count).map { Double($0) - 0.5 },
      values: (0..<columns).flatMap { column in matrix.map { $0[column] } },
      label: label, map: map, range: range, decimals: decimals)
  }

  public var extent: Extent {
    var extent = Extent()
    extent.x.include(xEdges, isTight: true)
    extent.y.include(yEdges, isTight: true)
    return extent
  }

  public var colourScale: ColourScale? { colours }

  public func draw(on canvas: inout Canvas) {
    HeatMapPicture(self).draw(on: &canvas)
    if decimals != nil { writeNumbers(on: &canvas) }
  }

  private func writeNumbers(on canvas: inout Canvas) {
    let rows = yEdges.count - 1
    for column in xEdges.indices.dropLast() {
      for row in 0..<rows {
        let value = values[column * rows + row]
        let x = (xEdges[column] + xEdges[column + 1]) / 2
        let y = (yEdges[row] + yEdges[row + 1]) / 2
        guard let share = colours.place(of: value), let place = canvas.place(x, y) else { continue }
        let isDark = colours.map.colour(at: share).luminance < 0.25
        canvas.text(
          fixedText(value, decimals: decimals ?? 0), at: place, alignment: 0.5,
          .rgb(isDark ? 0xFFFFFF : 0x1A1A1A))
      }
    }
  }
}
