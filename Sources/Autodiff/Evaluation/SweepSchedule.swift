/// The order of work for one pass over one sample's events.
struct SweepSchedule: Sendable {
  let space: EventSpace
  let eventCount: Int
  /// Columns to read before each block, and the row of a block's memory that they are copied to
  /// unless they are used where they lie; nil for columns that are kept.
  var loads: [(slot: Int, columns: [ColumnPlace], row: Int?)] = []
  /// Computations on one block, reductions included, by their results' slots and as they are run.
  var steps: [[Int]] = []
  var instructions = InstructionList([])
  var reductions: [Int] = []
  /// Kept values that this pass reads or writes, in full-sample storage.
  var kept: [Int] = []
  /// Place of each per-event value in a block's memory, in rows.
  var rows: [(slot: Int, row: Int)] = []
  var rowCount = 0
  var blockSize = 0
  var laneCount = 0

  /// Finds the columns to read in another source of as many events.
  mutating func relocateColumns(_ plan: Plan, in source: any EventSource) throws {
    for load in loads.indices {
      guard let input = plan.nodes[loads[load].slot].operation as? EventInput else { continue }
      loads[load].columns = try input.places(in: source)
    }
  }

  var blockCount: Int { (eventCount + blockSize - 1) / max(blockSize, 1) }

  /// The blocks that one lane takes; lanes cut the sample at places that depend on its size alone.
  func blocks(ofLane lane: Int) -> Range<Int> {
    (lane * blockCount / laneCount)..<((lane + 1) * blockCount / laneCount)
  }
}
