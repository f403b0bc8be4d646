import Apus
import Foundation
import LightTransport
import TestSupport
import Testing

@Suite("Voxel tables")
struct TableTests {
  private let detector = LightDetector()

  /// 1 + 2 x + 3 y + 5 z + x y z / 10.
  private static func value(_ r: Position) -> Double {
    let sum = 2 * r.x + 3 * r.y + 5 * r.z
    return 1 + sum + r.x * r.y * r.z / 10
  }

  /// That for one tile and twice it for another, which interpolation has exactly.
  private var multilinear: VoxelTable {
    let grid = VoxelGrid(size: detector.size, counts: [3, 4, 5])
    let values = (0..<grid.count).flatMap { voxel in
      let r = grid.point(voxel)
      let v = Self.value(r)
      return [v, 2 * v]
    }
    return VoxelTable(grid: grid, tileCount: 2, values: values, photonsPerVoxel: nil)
  }

  @Test func `voxels and points find one another`() {
    let grid = VoxelGrid(size: detector.size, pitch: 7)
    #expect(grid.counts == [4, 17, 9])
    for voxel in [0, 5, 200, grid.count - 1] { #expect(grid.index(of: grid.point(voxel)) == voxel) }
    #expect(grid.index(of: [-5, 500, .nan]) == grid.index([0, 16, 0]))
  }

  @Test func `interpolation is exact for what is linear along each axis, at the walls too`() {
    for r: Position in [[12, 33, 41], [0, 0, 0], [30, 119, 60], [5, 15, 6]] {
      let v = Self.value(r)
      #expect(deviation(of: multilinear.interpolated(at: r), from: [v, 2 * v]) < 1e-12)
      let slope = 3 + 0.1 * r.x * r.z
      #expect(
        deviation(of: multilinear.interpolated(at: r, along: [1]), from: [slope, 2 * slope])
          < 1e-12)
      #expect(
        deviation(of: multilinear.interpolated(at: r, along: [0, 2]), from: [r.y / 10, r.y / 5])
          < 1e-11 || r.y == 0)
    }
  }

  @Test func `the graph differentiates interpolation twice`() throws {
    let position = GlobalExpression.parameter("position", shape: [3])
    let value = square(InterpolatedTable(multilinear).visibility(at: position)[0])
    let (x, y, z) = (10.0, 30.0, 40.0)
    let v = Self.value([x, y, z])
    let slope: [Double] = [2 + y * z / 10, 3 + x * z / 10, 5 + x * y / 10]
    let mixed: [Double] = [0, z / 10, y / 10, z / 10, 0, x / 10, y / 10, x / 10, 0]
    let expected: [Double] = (0..<9).map { index in
      let product = slope[index / 3] * slope[index % 3]
      return 2 * (product + v * mixed[index])
    }
    let second = try hessian(of: value, withRespectTo: position).value(
      at: [position: [10, 30, 40]])
    #expect(deviation(of: second.elements, from: expected) < 1e-12)
  }

  @Test func `counts of a library scatter as Poisson numbers do`() throws {
    let truth = AnalyticVisibility(detector)
    let photons = 1e5
    let table = try VoxelTable.simulated(truth, pitch: 10, photonsPerVoxel: photons, seed: 3)
    // The voxel's average, by more points than the library's rule has.
    let voxel = 70
    let points = (0..<512).map { index -> Position in
      let places = SIMD3<Int>(index >> 6, index >> 3 & 7, index & 7)
      return table.grid.point(voxel, at: (Position(places) + 0.5) / 8)
    }
    let values = try truth.values(at: points)
    var squares = 0.0
    for tile in 0..<48 {
      var mean = 0.0
      for point in points.indices { mean += values[point * 48 + tile] * photons / 512 }
      let distance = table.values[voxel * 48 + tile] * photons - mean
      squares += distance * distance / mean
    }
    // χ² of 48 degrees of freedom: 48 ± 9.8.
    #expect(10...90 ~= squares)
  }

  @Test func `a file brings the table back, and says what is wrong with another`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "library.npz")
      let table = try VoxelTable.simulated(
        AnalyticVisibility(detector), pitch: 30, photonsPerVoxel: 1e4, seed: 1)
      try table.write(to: url)
      let read = try VoxelTable(reading: url, of: detector)
      #expect(read.values == table.values && read.grid == table.grid)
      #expect(read.photonsPerVoxel == 1e4)
      try multilinear.write(to: url)
      let error = #expect(throws: LightError.self) { try VoxelTable(reading: url, of: detector) }
      #expect(error?.description.contains("[3, 4, 5, 2]; [x, y, z, 48] is expected") == true)
    }
  }
}
