internal import CVectorMath

/// The sums that each lane of a pass collects.
final class LaneSums: @unchecked Sendable {
  // Unchecked: each lane is written by the one thread that runs it.
  private let reductions: [(slot: Int, offset: Int, count: Int)]
  private let size: Int
  private let lanes: Int
  private let storage: UnsafeMutablePointer<Double>

  init(_ schedule: SweepSchedule, plan: Plan) {
    var offset = 0
    reductions = schedule.reductions.map { slot in
      let count = plan.nodes[slot].shape.count
      defer { offset += count }
      return (slot, offset, count)
    }
    size = offset
    lanes = schedule.laneCount
    storage = .allocate(capacity: max(size * lanes, 1))
  }

  deinit { storage.deallocate() }

  func clear(lane: Int, into table: UnsafeMutablePointer<UnsafeMutablePointer<Double>>) {
    (storage + lane * size).update(repeating: 0, count: size)
    for (slot, offset, _) in reductions { table[slot] = storage + lane * size + offset }
  }

  /// Later passes read the totals, not the sums of the last lane that a thread ran.
  func release(
    from table: UnsafeMutablePointer<UnsafeMutablePointer<Double>>,
    to totals: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  ) {
    for (slot, _, _) in reductions { table[slot] = totals[slot] }
  }

  func total(into table: UnsafeMutablePointer<UnsafeMutablePointer<Double>>) {
    for (slot, offset, count) in reductions {
      table[slot].update(from: storage + offset, count: count)
      for lane in 1..<max(lanes, 1) {
        vm_accumulate(storage + lane * size + offset, table[slot], count)
      }
    }
  }
}
