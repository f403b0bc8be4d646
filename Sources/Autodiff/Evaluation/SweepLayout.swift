/// What one pass over one sample computes, and where each value lies in a block's memory.
struct SweepLayout {
  let level: Int
  let space: EventSpace
  var reductions: [Int] = []
  /// What the pass reads or computes, in order: columns, then the rest, inputs before results.
  /// Several values in one step are computed together.
  var steps: [[Int]] = []
  /// Kept values that the pass reads or writes, in full-sample storage.
  var kept: [Int] = []
  /// Place of each other per-event value in a block's memory, in rows.
  var rows: [(slot: Int, row: Int)] = []
  var rowCount = 0
}

extension SweepPlanner {
  /// The pass over `space` after the globals of phase `level`, or nil if there is nothing to do.
  func layout(level: Int, space: EventSpace) -> SweepLayout? {
    let phase = plan.phases[level]
    var layout = SweepLayout(level: level, space: space)
    layout.reductions = phase.reductions[space] ?? []
    let wanted = layout.reductions + (phase.eventOutputs[space] ?? [])
    guard !wanted.isEmpty else { return nil }
    collect(wanted, into: &layout)
    placeRows(&layout)
    return layout
  }

  /// Finds what must be computed; kept values of earlier passes are only read.
  private func collect(_ wanted: [Int], into layout: inout SweepLayout) {
    var seen = Set<Int>()
    var needed: [Int] = []
    var stack = wanted
    while let slot = stack.popLast() {
      guard seen.insert(slot).inserted else { continue }
      if kept.contains(slot) {
        layout.kept.append(slot)
        if levels[slot]! < layout.level { continue }
      }
      needed.append(slot)
      stack += plan.nodes[slot].inputs.filter(\.isPerEvent).map { plan.slots[$0]! }
    }
    // Columns are all read before anything is computed, so they take their rows first.
    needed.sort { isLoad($0) != isLoad($1) ? isLoad($0) : $0 < $1 }
    layout.steps = joined(needed)
  }

  private func isLoad(_ slot: Int) -> Bool { plan.nodes[slot].operation is EventInput }

  /// Gives each value rows of the block's memory, reusing those of values no longer needed.
  private func placeRows(_ layout: inout SweepLayout) {
    let slots = layout.steps.joined()
    var lastUse: [Int: Int] = [:]
    for slot in slots {
      for input in plan.nodes[slot].inputs { lastUse[plan.slots[input]!] = slot }
    }
    let keptHere = Set(layout.kept)
    var memory = BlockRows()
    for slot in slots {
      let node = plan.nodes[slot]
      let spent = Set(node.inputs.map { plan.slots[$0]! }).filter { lastUse[$0] == slot }
      if node.isPerEvent && !keptHere.contains(slot) {
        let overwritten = node.overwritableInputs.map { plan.slots[$0]! }.first {
          spent.contains($0) && memory.has($0)
        }
        let row = memory.place(slot, size: node.storedDoubles, instead: overwritten)
        layout.rows.append((slot, row))
      }
      for input in spent.sorted() { memory.release(input) }
    }
    layout.rowCount = memory.count
  }

  /// All passes of the plan, by level.
  func schedules(columns: (EventSpace, EventInput) throws -> [ColumnPlace]) rethrows
    -> [[SweepSchedule]]
  {
    let spaces = counts.keys.sorted { $0.name < $1.name }
    return try plan.phases.indices.map { level in
      try spaces.compactMap { space in
        try layout(level: level, space: space).map { try schedule($0, columns: columns) }
      }
    }
  }

  private func schedule(
    _ layout: SweepLayout, columns: (EventSpace, EventInput) throws -> [ColumnPlace]
  ) rethrows -> SweepSchedule {
    var schedule = SweepSchedule(space: layout.space, eventCount: counts[layout.space]!)
    let placed = Dictionary(uniqueKeysWithValues: layout.rows.map { ($0.slot, $0.row) })
    var instructions: [Plan.Instruction] = []
    for step in layout.steps {
      if let input = plan.nodes[step[0]].operation as? EventInput {
        schedule.loads.append((step[0], try columns(layout.space, input), placed[step[0]]))
      } else {
        schedule.steps.append(step)
        instructions.append(plan.instruction(step))
      }
    }
    schedule.instructions = InstructionList(instructions)
    (schedule.reductions, schedule.kept) = (layout.reductions, layout.kept)
    (schedule.rows, schedule.rowCount) = (layout.rows, layout.rowCount)
    schedule.blockSize = blockSizes[layout.space]!
    schedule.laneCount = laneCount(of: schedule)
    return schedule
  }

  /// Lanes cost memory for their sums, so large reductions get fewer.
  private func laneCount(of schedule: SweepSchedule) -> Int {
    let accumulated = schedule.reductions.reduce(0) { $0 + plan.nodes[$1].shape.count }
    let affordable = max(2, 4_000_000 / max(accumulated, 1))
    return max(1, min(schedule.blockCount, affordable, 64))
  }
}

extension Node {
  /// Inputs whose place the result of an elementwise operation may take.
  var overwritableInputs: [Node] {
    guard operation.isElementwise else { return [] }
    return inputs.filter {
      $0.isPerEvent && $0.shape == shape && $0.precision == precision
        && !($0.operation is EventInput)
    }
  }
}
