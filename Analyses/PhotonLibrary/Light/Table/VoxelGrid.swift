/// The voxels of a box: equal cells along each axis.
public struct VoxelGrid: Hashable, Sendable {
  /// The lengths of the box, in cm; its corner is the origin.
  public let size: Position
  /// The number of voxels along each axis, at least 2.
  public let counts: [Int]

  /// Voxels of about this width.
  ///
  /// - Parameters:
  ///   - size: The lengths of the box, in cm.
  ///   - pitch: The width asked for, in cm; along each axis, the nearest that divides its length, with at
  ///     least two voxels.
  public init(size: Position, pitch: Double) {
    precondition(pitch > 0, "a pitch of \(pitch) cm; give one above 0")
    self.init(size: size, counts: (0..<3).map { max(Int((size[$0] / pitch).rounded()), 2) })
  }

  /// - Parameters:
  ///   - size: The lengths of the box, in cm.
  ///   - counts: The number of voxels along each axis.
  public init(size: Position, counts: [Int]) {
    precondition(counts.count == 3 && counts.allSatisfy { $0 >= 2 }, "\(counts) voxels")
    (self.size, self.counts) = (size, counts)
  }

  /// How many voxels there are.
  public var count: Int { counts.reduce(1, *) }

  /// A voxel's widths, in cm.
  public var pitch: Position {
    [size.x / Double(counts[0]), size.y / Double(counts[1]), size.z / Double(counts[2])]
  }

  /// The number of the voxel at these places along the axes; z runs fastest.
  public func index(_ places: SIMD3<Int>) -> Int {
    (places.x * counts[1] + places.y) * counts[2] + places.z
  }

  /// The places of a voxel along the axes.
  public func places(_ index: Int) -> SIMD3<Int> {
    let (plane, z) = index.quotientAndRemainder(dividingBy: counts[2])
    let (x, y) = plane.quotientAndRemainder(dividingBy: counts[1])
    return [x, y, z]
  }

  /// A point of a voxel, at shares from 0 to 1 of its widths; its middle if not given.
  public func point(_ index: Int, at shares: Position = [0.5, 0.5, 0.5]) -> Position {
    (Position(places(index)) + shares) * pitch
  }

  /// The voxel that a point lies in; the nearest one for a point outside.
  public func index(of point: Position) -> Int {
    var places = SIMD3<Int>()
    for axis in 0..<3 { places[axis] = place(point[axis] / pitch[axis], below: counts[axis]) }
    return index(places)
  }

  /// The lowest of the eight voxels whose middles surround a point, and the point's shares of the way from
  /// these to the highest.
  ///
  /// Beyond the outermost middles the shares are below 0 or above 1, by up to 1/2 within the box.
  func surrounding(_ point: Position) -> (lowest: SIMD3<Int>, shares: Position) {
    var (lowest, shares) = (SIMD3<Int>(), Position())
    for axis in 0..<3 {
      let along = point[axis] / pitch[axis] - 0.5
      lowest[axis] = place(along, below: counts[axis] - 1)
      shares[axis] = along - Double(lowest[axis])
    }
    return (lowest, shares)
  }

  private func place(_ along: Double, below count: Int) -> Int {
    guard along > 0 else { return 0 }  // NaN, too
    return min(Int(min(along, 1e9)), count - 1)
  }
}
