/// Which cell of a table a number means.
enum CellPosition {
  /// ⌊position⌋, or nil if there is no such cell among `count`: below 0, at `count` or above, or NaN.
  @inline(__always)
  static func cell(_ position: Double, of count: Int) -> Int? {
    guard position >= 0, position < Double(count) else { return nil }
    return Int(position)
  }

  /// The shapes of a table, of positions in it, and of what stands there: `[n, …]`, `p`, `p + […]`.
  static func valueShape(table: Shape, positions: Shape) throws -> Shape {
    guard table.rank > 0 else {
      throw OperationMisuse("a table with at least one axis is expected, given a scalar")
    }
    return Shape(positions.extents + table.extents.dropFirst())
  }

  /// The shape of the cells into which values of a shape are put at positions.
  static func tableShape(count: Int, values: Shape, positions: Shape) throws -> Shape {
    guard values.extents.starts(with: positions.extents) else {
      throw OperationMisuse(
        "values are expected to begin with the positions' axes \(positions), given \(values)")
    }
    return Shape([count] + values.extents.dropFirst(positions.rank))
  }
}
