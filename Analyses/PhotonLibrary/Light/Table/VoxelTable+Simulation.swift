import Autodiff
import NumericalMethods

extension VoxelTable {
  /// A library as simulation makes it: in each voxel photons start anywhere, and those that arrive are counted.
  ///
  /// Counts are Poisson numbers; their means are the visibility averaged over the voxel, by Gauss's rule of two
  /// points along each axis.
  ///
  /// - Parameters:
  ///   - truth: The visibility.
  ///   - pitch: The voxels' width, in cm.
  ///   - photonsPerVoxel: How many photons start in each voxel, above 0.
  ///   - seed: Which counts.
  public static func simulated(
    _ truth: AnalyticVisibility, pitch: Double, photonsPerVoxel: Double, seed: UInt64
  ) throws -> VoxelTable {
    precondition(photonsPerVoxel > 0, "\(photonsPerVoxel) photons; give a number above 0")
    let grid = VoxelGrid(size: truth.detector.size, pitch: pitch)
    var means = [Double](repeating: 0, count: grid.count * truth.tileCount)
    let half = 0.5 / 3.0.squareRoot()
    for corner in 0..<8 {
      let signs = SIMD3(corner >> 2, corner >> 1 & 1, corner & 1)
      let shares = 0.5 + half * (2 * Position(signs) - 1)
      let part = try truth.values(at: (0..<grid.count).map { grid.point($0, at: shares) })
      for i in means.indices { means[i] += part[i] / 8 }
    }
    let stream = RandomStream(seed: seed, purpose: "library")
    let values = means.indices.map { i in
      Double(stream.poisson(mean: photonsPerVoxel * means[i], at: UInt64(i))) / photonsPerVoxel
    }
    return VoxelTable(
      grid: grid, tileCount: truth.tileCount, values: values, photonsPerVoxel: photonsPerVoxel)
  }

  /// The exact visibility at the voxels' middles: the best that a table can be filled with.
  ///
  /// - Parameters:
  ///   - truth: The visibility.
  ///   - pitch: The voxels' width, in cm.
  public static func exact(_ truth: AnalyticVisibility, pitch: Double) throws -> VoxelTable {
    let grid = VoxelGrid(size: truth.detector.size, pitch: pitch)
    let values = try truth.values(at: (0..<grid.count).map { grid.point($0) })
    return VoxelTable(grid: grid, tileCount: truth.tileCount, values: values, photonsPerVoxel: nil)
  }
}
