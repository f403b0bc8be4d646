/// Chooses which per-event values to keep between passes, and lays out each pass.
///
/// A value that a later pass needs is either kept for all events or computed again. Kept values
/// cost memory, so as many are kept as the budget allows, those first that save the most work for
/// their memory; cheap ones with kept inputs are computed again anyway.
struct SweepPlanner {
  let plan: Plan
  let counts: [EventSpace: Int]
  private(set) var kept: Set<Int> = []
  private(set) var blockSizes: [EventSpace: Int] = [:]
  private let consumers: [Int: [Int]]
  /// The pass in which a per-event value is first needed.
  private(set) var levels: [Int: Int] = [:]

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
    kept = Set(plan.eventOutputs)
    chooseBlockSizes()
    keepMore(memoryBudget: memoryBudget)
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

  /// As if nothing were kept, so that sums have the same bits whatever the budget.
  ///
  /// Passes over one sample share a block size, because kept values are stored block by block.
  private mutating func chooseBlockSizes() {
    for space in counts.keys {
      let layouts = plan.phases.indices.compactMap { layout(level: $0, space: space) }
      blockSizes[space] = layouts.map { blockSize(for: $0) }.min()
    }
  }

  /// A block's values should fit in a core's cache. Products want long rows, of a multiple of what
  /// `BLAS.columnsPerCall` gives, and the longer the larger their matrix is, which BLAS copies into its
  /// own order for every block.
  private func blockSize(for layout: SweepLayout) -> Int {
    let matrices = layout.steps.joined().map { plan.nodes[$0] }
      .filter { $0.operation is MatrixProduct }.map { $0.inputs[1].shape.count }
    let least = matrices.max().map { $0 < 1 << 18 ? 288 : 1024 } ?? 64
    let scratch =
      layout.steps.joined().map { plan.nodes[$0] }
      .map { $0.operation.scratchRows(for: $0) }.max() ?? 0
    let fitting = 65_536 / max(layout.rowCount + scratch, 1) / 64 * 64
    return min(max(fitting, least), 4096)
  }

  private mutating func keepMore(memoryBudget: Int) {
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
    // What saves the most work for its memory first; equal ones in order of computation.
    let ranked = candidates.map { (slot: $0, gain: savedWork(by: $0)) }
      .sorted { $0.gain != $1.gain ? $0.gain > $1.gain : $0.slot < $1.slot }
    var rest = memoryBudget
    for (slot, _) in ranked {
      let bytes = storage(of: slot) * MemoryLayout<Double>.stride
      if bytes <= rest {
        rest -= bytes
        kept.insert(slot)
      }
    }
  }

  /// A rough count of the operations on one stored number that keeping it saves.
  private func savedWork(by slot: Int) -> Double {
    let node = plan.nodes[slot]
    let perElement =
      switch node.operation {
      case is MatrixProduct: Double(node.inputs[0].shape.extents.last!)
      case is KernelMean: 20 * Double(node.inputs[1].shape.count)
      case is Unary, is BiasedActivation, is Draw, is Reorder, is PoolBlocks: 20.0
      case let loop as any IteratingOperation: 10 * Double(loop.iterations)
      default: 1.0
      }
    return perElement * Double(node.shape.count) / Double(node.storedDoubles)
  }

  private func isCheap(_ operation: any GraphOperation) -> Bool {
    guard let function = (operation as? Unary)?.function else { return false }
    return [.negate, .square, .abs, .sign, .floor].contains(function)
  }

  /// Doubles needed to keep a value for the whole sample.
  func storage(of slot: Int) -> Int {
    plan.nodes[slot].storedDoubles * counts[plan.nodes[slot].space.eventSpace!]!
  }
}
