/// One thread's memory: a block's values, and where every slot is for it.
final class Worker {
  let block: UnsafeMutablePointer<Double>
  let table: UnsafeMutablePointer<UnsafeMutablePointer<Double>>

  init(blockMemory: Int, globals: GlobalMemory) {
    block = .allocate(capacity: max(blockMemory, 1))
    table = .allocate(capacity: max(globals.plan.nodes.count, 1))
    table.initialize(from: globals.table, count: globals.plan.nodes.count)
  }

  deinit {
    block.deallocate()
    table.deallocate()
  }
}

/// A per-event value stored for a whole sample.
final class KeptValue {
  let start: UnsafeMutablePointer<Double>

  init(count: Int) { start = .allocate(capacity: max(count, 1)) }

  deinit { start.deallocate() }
}
