import Autodiff
import Events
import NumericalMethods

/// Voxels of a library in random order, every voxel once before any comes again.
struct VoxelBatches {
  let space = EventSpace("voxels")
  private let table: EventTable
  private let tiles: [String]
  private let size: Int
  private let seed: UInt64

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
    (self.size, self.seed) = (min(size, grid.count), seed)
  }

  var position: EventExpression { .columns(["x", "y", "z"], of: space) }
  var visibility: EventExpression { .columns(tiles, of: space) }

  /// All voxels.
  var all: TableSource { TableSource(table) }

  /// The voxels of a step.
  func batch(_ step: Int) -> TableSource {
    let perRound = table.count / size
    let (round, place) = step.quotientAndRemainder(dividingBy: perRound)
    var generator = RandomStream(seed: seed, purpose: "voxels of round \(round)").generator()
    let order = (0..<table.count).shuffled(using: &generator)
    return TableSource(table, rows: Array(order[(place * size)..<((place + 1) * size)]))
  }
}
