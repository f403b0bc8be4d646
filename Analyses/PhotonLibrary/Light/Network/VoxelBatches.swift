import Autodiff
import Events

/// Voxels of a library in random order, every voxel once before any comes again.
struct VoxelBatches {
  let space = EventSpace("voxels")
  private let table: EventTable
  private let tiles: [String]
  private let order: RandomBatches

  init(_ library: VoxelTable, size: Int, seed: UInt64) throws {
    let grid = library.grid
    let points = (0..<grid.count).map { grid.point($0) }
    tiles = (0..<library.tileCount).map { "v\($0)" }
    let visibilities = tiles.indices.map { tile in
      (0..<grid.count).map { library.values[$0 * library.tileCount + tile] }
    }
    table = try EventTable(
      columns: [("x", points.map(\.x)), ("y", points.map(\.y)), ("z", points.map(\.z))]
        + zip(tiles, visibilities).map { ($0, $1) })
    order = RandomBatches(count: grid.count, size: size, seed: seed, purpose: "voxels")
  }

  var position: EventExpression { .columns(["x", "y", "z"], of: space) }
  var visibility: EventExpression { .columns(tiles, of: space) }

  /// All voxels.
  var all: TableSource { TableSource(table) }

  /// The voxels of a step.
  func batch(_ step: Int) -> TableSource { TableSource(table, rows: order.rows(step)) }
}
