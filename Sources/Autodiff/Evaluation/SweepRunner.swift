import Dispatch
import Foundation
import Synchronization

/// The number of threads that sweeps use unless told otherwise: the processors this process may use.
public let availableThreads = ProcessInfo.processInfo.activeProcessorCount

/// Runs a plan's passes over events, block after block, thread beside thread.
///
/// Each pass is cut into lanes of consecutive blocks; a lane adds up its blocks in order, and lanes
/// are added in order at the end. Threads take lanes as they come, so the result does not depend on them.
final class SweepRunner: @unchecked Sendable {
  // Unchecked: threads write to disjoint memory (their own blocks, their lane's sums).
  private let plan: Plan
  private let globals: GlobalMemory
  private var sources: [EventSpace: any EventSource]
  private var levels: [[Pass]]
  private let kept: [Int: KeptValue]
  private let workers: [Worker]

  private struct Pass: Sendable {
    var schedule: SweepSchedule
    let sums: LaneSums
  }

  private struct Task: Sendable {
    let pass: Pass
    let lane: Int
  }

  init(
    _ plan: Plan, sources: [EventSpace: any EventSource], globals: GlobalMemory, threads: Int,
    memoryBudget: Int
  ) throws {
    self.plan = plan
    self.sources = sources
    self.globals = globals
    let planner = SweepPlanner(
      plan, counts: sources.mapValues(\.eventCount), memoryBudget: memoryBudget)
    levels = try planner.schedules { space, input in
      try input.places(in: sources[space]!)
    }.map { $0.map { Pass(schedule: $0, sums: LaneSums($0, plan: plan)) } }
    var kept: [Int: KeptValue] = [:]
    for slot in planner.kept { kept[slot] = KeptValue(count: planner.storage(of: slot)) }
    self.kept = kept
    let blockMemory =
      levels.joined().map { $0.schedule.rowCount * $0.schedule.blockSize }.max() ?? 0
    workers = (0..<max(threads, 1)).map { _ in
      Worker(blockMemory: blockMemory, globals: globals)
    }
  }

  /// Replaces a sample's events by as many others; if a column is missing, the old ones stay.
  func rebind(_ space: EventSpace, to source: any EventSource) throws {
    let rebound = try levels.map { passes in
      try passes.map { pass in
        var pass = pass
        if pass.schedule.space == space {
          try pass.schedule.relocateColumns(plan, in: source)
        }
        return pass
      }
    }
    levels = rebound
    sources[space] = source
  }

  func run(level: Int) {
    let tasks = levels[level].flatMap { pass in
      (0..<pass.schedule.laneCount).map { Task(pass: pass, lane: $0) }
    }
    guard !tasks.isEmpty else { return }
    let next = Atomic(0)
    let threads = min(workers.count, tasks.count)
    let work: @Sendable (Int) -> Void = { [self] thread in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < tasks.count else { return }
        runLane(tasks[index], on: workers[thread])
      }
    }
    if threads == 1 {
      work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: threads, execute: work)
    }
    for pass in levels[level] { pass.sums.total(into: globals.table) }
  }

  private func runLane(_ task: Task, on worker: Worker) {
    let schedule = task.pass.schedule
    let table = worker.table
    task.pass.sums.clear(lane: task.lane, into: table)
    for (slot, row) in schedule.rows { table[slot] = worker.block + row * schedule.blockSize }
    for block in schedule.blocks(ofLane: task.lane) {
      load(block, of: schedule, on: worker)
      let events = events(ofBlock: block, schedule)
      schedule.instructions.run(
        events: events.count, firstEvent: events.lowerBound, on: table)
    }
    task.pass.sums.release(from: table, to: globals.table)
  }

  private func events(ofBlock block: Int, _ schedule: SweepSchedule) -> Range<Int> {
    let first = block * schedule.blockSize
    return first..<min(first + schedule.blockSize, schedule.eventCount)
  }

  private func load(_ block: Int, of schedule: SweepSchedule, on worker: Worker) {
    let table = worker.table
    let events = events(ofBlock: block, schedule)
    for slot in schedule.kept {
      table[slot] = kept[slot]!.start + events.lowerBound * plan.nodes[slot].storedDoubles
    }
    for (slot, columns, row) in schedule.loads {
      if let row {
        if columns.count == 1, let start = columns[0].start {
          // Only read: no operation may take a column's place.
          table[slot] = UnsafeMutablePointer(mutating: start + events.lowerBound)
          continue
        }
        table[slot] = worker.block + row * schedule.blockSize
      }
      for (index, column) in columns.enumerated() {
        copy(column, events, of: schedule.space, to: table[slot] + index * events.count)
      }
    }
  }

  private func copy(
    _ column: ColumnPlace, _ events: Range<Int>, of space: EventSpace,
    to target: UnsafeMutablePointer<Double>
  ) {
    if let start = column.start {
      target.update(from: start + events.lowerBound, count: events.count)
    } else if column.isRow {
      sources[space]!.readRows(events: events, into: target)
    } else {
      sources[space]!.read(column: column.position, events: events, into: target)
    }
  }

  /// A kept value's rows over all events, put together from its blocks.
  func keptRows(of slot: Int) -> [[Double]] {
    guard let schedule = levels.joined().map(\.schedule).first(where: { $0.kept.contains(slot) })
    else { return [] }
    let node = plan.nodes[slot]
    var rows = Array(repeating: [Double](), count: node.shape.count)
    for block in 0..<schedule.blockCount {
      let events = events(ofBlock: block, schedule)
      let values = numbers(
        at: kept[slot]!.start + events.lowerBound * node.storedDoubles,
        count: node.shape.count * events.count, node.precision)
      for row in rows.indices { rows[row] += values[(row * events.count)...].prefix(events.count) }
    }
    return rows
  }

  /// Repeats the passes of one level, looking at every value.
  func firstNonFinite(level: Int) -> NonFiniteValue? {
    for pass in levels[level] {
      let schedule = pass.schedule
      let table = workers[0].table
      pass.sums.clear(lane: 0, into: table)
      defer { pass.sums.release(from: table, to: globals.table) }
      for (slot, row) in schedule.rows { table[slot] = workers[0].block + row * schedule.blockSize }
      for block in 0..<schedule.blockCount {
        load(block, of: schedule, on: workers[0])
        let events = events(ofBlock: block, schedule)
        for load in schedule.loads {
          if let found = nonFinite(load.slot, events, table) { return found }
        }
        for (index, step) in schedule.steps.enumerated() {
          schedule.instructions.run(
            index, events: events.count, firstEvent: events.lowerBound, on: table)
          for slot in step {
            if let found = nonFinite(slot, events, table) { return found }
          }
        }
      }
    }
    return nil
  }

  private func nonFinite(
    _ slot: Int, _ events: Range<Int>,
    _ table: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  ) -> NonFiniteValue? {
    let node = plan.nodes[slot]
    let count = node.shape.count * (node.isPerEvent ? events.count : 1)
    let values = numbers(at: table[slot], count: count, node.precision)
    guard let space = node.space.eventSpace else {
      let value = values.first { !$0.isFinite }
      return value.map { NonFiniteValue(operation: node.operation.name, value: $0, event: nil) }
    }
    let positions = values.indices.lazy.filter { !values[$0].isFinite }
    guard let position = positions.min(by: { $0 % events.count < $1 % events.count }) else {
      return nil
    }
    return NonFiniteValue(
      operation: node.operation.name, value: values[position],
      event: (space.name, events.lowerBound + position % events.count))
  }
}
