/// The memory in which one thread runs a `BlockProgram`.
final class BlockWorkspace: @unchecked Sendable {
  // Unchecked: lent to one thread at a time by `BlockProgram.withWorkspace`.
  private unowned(unsafe) let program: BlockProgram
  private let inputs: FixedList<Int>
  private let outputs: FixedList<Int>
  private let isDirect: FixedList<Bool>
  private let table: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  private let globals: UnsafeMutablePointer<Double>
  private var block: UnsafeMutablePointer<Double>
  private var capacity: Int
  private var counts: [Int] = []
  private(set) var events = 0
  private var firstEvent = 0

  init(_ program: BlockProgram) {
    self.program = program
    (inputs, outputs, isDirect) = (program.inputs, program.outputs, program.isDirect)
    let nodes = program.nodes
    let sizes = nodes.map { $0.isPerEvent ? 0 : max($0.shape.count, 1) }
    globals = .allocate(capacity: max(sizes.reduce(0, +), 1))
    table = .allocate(capacity: max(nodes.count, 1))
    (block, capacity) = (.allocate(capacity: 1), 1)
    var next = globals
    for (slot, node) in nodes.enumerated() {
      (table + slot).initialize(to: next)
      if let constant = node.operation as? Constant {
        next.update(from: constant.value.elements, count: sizes[slot])
      }
      if node.operation is EventCount { counts.append(slot) }
      next += sizes[slot]
    }
  }

  deinit {
    table.deallocate()
    globals.deallocate()
    block.deallocate()
  }

  /// Makes ready for a block of so many events (1 for global values).
  func prepare(events: Int, firstEvent: Int) {
    (self.events, self.firstEvent) = (events, firstEvent)
    let needed = events * program.rowCount
    if needed > capacity {
      block.deallocate()
      (block, capacity) = (.allocate(capacity: needed), needed)
    }
    for (slot, row) in program.rows { table[slot] = block + row * events }
    // Cotangents of global values are linear in sums over a block, and add up from block to block.
    for slot in counts { table[slot][0] = Double(events) }
  }

  /// Says where an input is read.
  @inline(__always)
  func read(_ input: Int, at start: UnsafePointer<Double>) {
    let slot = inputs[input]
    if slot >= 0 { table[slot] = UnsafeMutablePointer(mutating: start) }
  }

  /// Says where an output is wanted, if it can be written there.
  @inline(__always)
  func write(_ output: Int, at start: UnsafeMutablePointer<Double>) {
    if isDirect[output] { table[outputs[output]] = start }
  }

  /// An output, wherever it lies.
  @inline(__always)
  func result(_ output: Int) -> UnsafePointer<Double> {
    UnsafePointer(table[outputs[output]])
  }

  /// Copies an output to where it is wanted, unless it was written there.
  @inline(__always)
  func deliver(_ output: Int, to start: UnsafeMutablePointer<Double>, count: Int) {
    if !isDirect[output] { start.update(from: result(output), count: count) }
  }

  /// Computes what does not vary.
  func runFixed() { run(program.fixed) }

  func run() { run(program.varying) }

  private func run(_ sequence: BlockProgram.Sequence) {
    let (list, kinds) = (sequence.list, sequence.kinds)
    for index in 0..<kinds.count {
      let kind = kinds[index]
      if kind.count > 0 { table[kind.slot].update(repeating: 0, count: kind.count) }
      list.run(
        index, events: kind.isPerEvent ? events : 1, firstEvent: kind.isPerEvent ? firstEvent : 0,
        on: table)
    }
  }
}

/// Memory that grows to what was ever asked of it.
struct GrowingMemory: ~Copyable {
  private(set) var start = UnsafeMutablePointer<Double>.allocate(capacity: 1)
  private var capacity = 1

  init() {}

  mutating func reserve(_ count: Int) -> UnsafeMutablePointer<Double> {
    if count > capacity {
      start.deallocate()
      (start, capacity) = (.allocate(capacity: count), count)
    }
    return start
  }

  deinit { start.deallocate() }
}
