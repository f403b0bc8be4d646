extension VoxelTable {
  /// How a table is read.
  public enum Reading: String, Sendable, CaseIterable {
    /// The value of the voxel that a point lies in, without a derivative.
    case nearest
    /// Linear between the middles of voxels.
    case linear
  }

  /// The visibility at many points with its derivatives, in plain numbers.
  ///
  /// - Parameters:
  ///   - points: In cm.
  ///   - reading: How the table is read.
  public func field(at points: [Position], _ reading: Reading) -> LightField {
    guard reading == .linear else {
      let zeros = [Double](repeating: 0, count: points.count * tileCount)
      return LightField(
        visibility: points.flatMap { nearest(to: $0) }, slopes: [zeros, zeros, zeros])
    }
    return LightField(
      visibility: points.flatMap { interpolated(at: $0) },
      slopes: (0..<3).map { axis in points.flatMap { interpolated(at: $0, along: [axis]) } })
  }
}
