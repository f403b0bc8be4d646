/// A library of visibilities: a number for each tile in each voxel.
public final class VoxelTable: Sendable {
  /// The voxels.
  public let grid: VoxelGrid
  /// The number of tiles.
  public let tileCount: Int
  /// The visibilities, `[voxels, tiles]`, row by row.
  public let values: [Double]
  /// How many photons were simulated in each voxel; nil for exact values at the voxels' middles.
  public let photonsPerVoxel: Double?

  /// - Parameters:
  ///   - grid: The voxels.
  ///   - tileCount: The number of tiles.
  ///   - values: The visibilities, `[voxels, tiles]`, row by row.
  ///   - photonsPerVoxel: How many photons were simulated in each voxel; nil for exact values.
  /// - Precondition: there is a value for each tile of each voxel.
  public init(grid: VoxelGrid, tileCount: Int, values: [Double], photonsPerVoxel: Double?) {
    precondition(
      values.count == grid.count * tileCount,
      "\(grid.count) voxels of \(tileCount) tiles have \(grid.count * tileCount) values, given \(values.count)"
    )
    (self.grid, self.tileCount, self.values) = (grid, tileCount, values)
    self.photonsPerVoxel = photonsPerVoxel
  }

  /// How many numbers it is.
  public var parameterCount: Int { values.count }

  /// The visibilities of one voxel.
  public func row(_ voxel: Int) -> ArraySlice<Double> {
    values[(voxel * tileCount)..<((voxel + 1) * tileCount)]
  }

  /// The visibilities of the voxel that a point lies in.
  ///
  /// - Parameter point: In cm; outside of the box, that of the nearest voxel.
  public func nearest(to point: Position) -> [Double] { Array(row(grid.index(of: point))) }

  /// The visibilities between the middles of voxels, linear along each axis, or their derivatives.
  ///
  /// Beyond the outermost middles the lines are continued; what falls below 0 there is left as it is.
  ///
  /// - Parameters:
  ///   - point: In cm.
  ///   - axes: The axes along which to differentiate, one after the other; twice along one axis gives 0.
  /// - Returns: ∂ᵏv/∂axes of each tile, in cm⁻ᵏ.
  public func interpolated(at point: Position, along axes: [Int] = []) -> [Double] {
    var result = [Double](repeating: 0, count: tileCount)
    guard Set(axes).count == axes.count else { return result }
    let (lowest, shares) = grid.surrounding(point)
    for corner in 0..<8 {
      let step = SIMD3(corner >> 2, corner >> 1 & 1, corner & 1)
      let weight = (0..<3).reduce(1.0) { product, axis in
        let sign: Double = step[axis] == 1 ? 1 : -1
        if axes.contains(axis) { return product * sign / grid.pitch[axis] }
        return product * (step[axis] == 1 ? shares[axis] : 1 - shares[axis])
      }
      let start = grid.index(lowest &+ step) * tileCount
      for tile in 0..<tileCount { result[tile] += weight * values[start + tile] }
    }
    return result
  }
}

extension VoxelTable: Hashable {
  public static func == (a: VoxelTable, b: VoxelTable) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
