/// The order of work for one pass over one sample's events.
struct SweepSchedule: Sendable {
  let space: EventSpace
  let eventCount: Int
  /// Columns to read before each block.
  var loads: [(slot: Int, columns: [Int])] = []
  /// Computations on one block, reductions included.
  var instructions: [Plan.Instruction] = []
  var reductions: [Int] = []
  /// Kept values that this pass reads or writes, in full-sample storage.
  var kept: [Int] = []
  /// Place of each per-event value in a block's memory, in rows.
  var rows: [(slot: Int, row: Int)] = []
  var rowCount = 0
  var blockSize = 0
  var laneCount = 0

  var blockCount: Int { (eventCount + blockSize - 1) / max(blockSize, 1) }

  /// The blocks that one lane takes; lanes cut the sample at places that depend on its size alone.
  func blocks(ofLane lane: Int) -> Range<Int> {
    (lane * blockCount / laneCount)..<((lane + 1) * blockCount / laneCount)
  }
}

/// Chooses which per-event values to keep between passes, and lays out each pass.
///
/// A value that a later pass needs is either kept for all events or computed again. Kept values
/// cost memory, so they must fit the budget; cheap ones with kept inputs are computed again anyway.
struct SweepPlanner {
  let plan: Plan
  let counts: [EventSpace: Int]
  private(set) var kept: Set<Int> = []
  private let consumers: [Int: [Int]]
  /// The pass in which a per-event value is first needed.
  private var levels: [Int: Int] = [:]

  init(_ plan: Plan, counts: [EventSpace: Int], memoryBudget: Int) {
    self.plan = plan
    self.counts = counts
    var consumers: [Int: [Int]] = [:]
    for (slot, node) in plan.nodes.enumerated() {
      for input in node.inputs where input.isPerEvent {
        consumers[plan.slots[input]!, default: []].append(slot)
      }
    }
    self.consumers = consumers
    assignLevels()
    chooseKept(memoryBudget: memoryBudget)
  }

  private mutating func assignLevels() {
    var reductionLevel: [Int: Int] = [:]
    for (level, phase) in plan.phases.enumerated() {
      for slot in phase.reductions.values.joined() { reductionLevel[slot] = level }
      for slot in phase.eventOutputs.values.joined() { levels[slot] = level }
    }
    for slot in plan.nodes.indices.reversed() where plan.nodes[slot].isPerEvent {
      let needs = (consumers[slot] ?? []).compactMap { reductionLevel[$0] ?? levels[$0] }
      levels[slot] = (needs + [levels[slot]].compactMap { $0 }).min() ?? 0
    }
    for (slot, level) in reductionLevel { levels[slot] = level }
  }

  private mutating func chooseKept(memoryBudget: Int) {
    kept = Set(plan.eventOutputs)
    var candidates: [Int] = []
    for (slot, node) in plan.nodes.enumerated() where node.isPerEvent {
      let isCrossing = (consumers[slot] ?? []).contains { levels[$0]! > levels[slot]! }
      if isCrossing && !(node.operation is EventInput) && !(node.operation is BroadcastToEvents) {
        candidates.append(slot)
      }
    }
    let crossing = Set(candidates)
    candidates.removeAll { slot in
      let node = plan.nodes[slot]
      guard node.operation is Binary || isCheap(node.operation) else { return false }
      return node.inputs.allSatisfy {
        !$0.isPerEvent || crossing.contains(plan.slots[$0]!) || $0.operation is EventInput
      }
    }
    let bytes = candidates.reduce(0) { $0 + storage(of: $1) * MemoryLayout<Double>.stride }
    if bytes <= memoryBudget { kept.formUnion(candidates) }
  }

  private func isCheap(_ operation: any GraphOperation) -> Bool {
    guard let function = (operation as? Unary)?.function else { return false }
    return [.negate, .square, .abs, .sign].contains(function)
  }

  /// Doubles needed to keep a value for the whole sample.
  func storage(of slot: Int) -> Int {
    plan.nodes[slot].shape.count * counts[plan.nodes[slot].space.eventSpace!]!
  }

  /// The pass over `space` after the globals of phase `level`, or nil if there is nothing to do.
  private func schedule(
    level: Int, space: EventSpace, columns: (EventSpace, EventInput) throws -> [Int]
  ) rethrows -> SweepSchedule? {
    let phase = plan.phases[level]
    let reductions = phase.reductions[space] ?? []
    let wanted = reductions + (phase.eventOutputs[space] ?? [])
    guard !wanted.isEmpty else { return nil }
    var schedule = SweepSchedule(space: space, eventCount: counts[space]!)
    schedule.reductions = reductions
    let needed = computed(for: wanted, level: level, &schedule)
    for slot in needed {
      if let input = plan.nodes[slot].operation as? EventInput {
        schedule.loads.append((slot, try columns(space, input)))
      } else {
        schedule.instructions.append(plan.instruction(slot))
        if kept.contains(slot) { schedule.kept.append(slot) }
      }
    }
    layOut(&schedule, needed: needed)
    return schedule
  }

  /// What must be computed in this pass, in order; kept values of earlier passes are only read.
  private func computed(for wanted: [Int], level: Int, _ schedule: inout SweepSchedule) -> [Int] {
    var seen = Set<Int>()
    var stack = wanted
    var needed: [Int] = []
    while let slot = stack.popLast() {
      let node = plan.nodes[slot]
      let isReduction = !node.isPerEvent
      guard seen.insert(slot).inserted else { continue }
      if !isReduction && kept.contains(slot) && levels[slot]! < level {
        schedule.kept.append(slot)
        continue
      }
      needed.append(slot)
      stack += node.inputs.filter(\.isPerEvent).map { plan.slots[$0]! }
    }
    // Columns are all read before anything is computed, so they take their rows first.
    return needed.sorted { isLoad($0) != isLoad($1) ? isLoad($0) : $0 < $1 }
  }

  private func isLoad(_ slot: Int) -> Bool { plan.nodes[slot].operation is EventInput }

  /// Gives each value rows of the block's memory, reusing those of values no longer needed.
  private func layOut(_ schedule: inout SweepSchedule, needed: [Int]) {
    var lastUse: [Int: Int] = [:]
    for slot in needed {
      for input in plan.nodes[slot].inputs { lastUse[plan.slots[input]!] = slot }
    }
    let inPlaceStorage = Set(schedule.kept)
    var free: [Int: [Int]] = [:]
    var placed: [Int: Int] = [:]
    for slot in needed {
      let node = plan.nodes[slot]
      if node.isPerEvent && !inPlaceStorage.contains(slot) {
        let size = node.shape.count
        var row = schedule.rowCount
        if let reused = free[size]?.popLast() { row = reused } else { schedule.rowCount += size }
        placed[slot] = row
        schedule.rows.append((slot, row))
      }
      for input in Set(node.inputs.map { plan.slots[$0]! }) where lastUse[input] == slot {
        if let row = placed[input] { free[plan.nodes[input].shape.count, default: []].append(row) }
      }
    }
    let hasProducts = needed.contains { plan.nodes[$0].operation is MatrixProduct }
    let fitting = 65_536 / max(schedule.rowCount, 1) / 64 * 64
    schedule.blockSize = Swift.min(Swift.max(fitting, hasProducts ? 256 : 64), 4096)
  }

  /// All passes of the plan, by level. Passes over one sample share a block size, because kept
  /// values are stored block by block.
  func schedules(columns: (EventSpace, EventInput) throws -> [Int]) rethrows -> [[SweepSchedule]] {
    let spaces = counts.keys.sorted { $0.name < $1.name }
    var levels = try plan.phases.indices.map { level in
      try spaces.compactMap { try schedule(level: level, space: $0, columns: columns) }
    }
    for space in spaces {
      let size = levels.joined().filter { $0.space == space }.map(\.blockSize).min()
      for level in levels.indices {
        for index in levels[level].indices where levels[level][index].space == space {
          levels[level][index].blockSize = size!
          levels[level][index].laneCount = laneCount(of: levels[level][index])
        }
      }
    }
    return levels
  }

  /// Lanes cost memory for their sums, so large reductions get fewer.
  private func laneCount(of schedule: SweepSchedule) -> Int {
    let accumulated = schedule.reductions.reduce(0) { $0 + plan.nodes[$1].shape.count }
    let affordable = Swift.max(2, 4_000_000 / Swift.max(accumulated, 1))
    return Swift.max(1, Swift.min(schedule.blockCount, affordable, 16))
  }
}
