import Synchronization

/// A graph compiled to be run again and again on one block of events, inside a kernel.
///
/// What does not depend on the varying inputs is computed once for a block. Sums over events that
/// reverse mode asks for are sums over the block. Nothing is allocated from run to run.
final class BlockProgram: Sendable {
  let nodes: [Node]
  /// The slots of the inputs; −1 for those that no output needs.
  let inputs: FixedList<Int>
  let outputs: FixedList<Int>
  /// Whether an output is written where its reader wants it, without being copied.
  let isDirect: FixedList<Bool>
  let fixed: Sequence
  let varying: Sequence
  /// Place of each per-event value, in rows.
  let rows: [(slot: Int, row: Int)]
  let rowCount: Int
  private let idle = Mutex<[BlockWorkspace]>([])

  /// Instructions, and how each is run.
  struct Sequence: Sendable {
    let list: InstructionList
    let kinds: FixedList<Kind>
  }

  struct Kind: BitwiseCopyable, Sendable {
    let isPerEvent: Bool
    /// For a sum over events, the slot of as many numbers to be set to zero before; otherwise 0 of them.
    var slot = 0
    var count = 0
  }

  /// - Parameters:
  ///   - outputs: What to compute.
  ///   - inputs: The leaves that are given.
  ///   - varying: Those of them that change from run to run.
  ///   - delivered: How many of the first outputs are written where their reader says; the others are
  ///     read where they lie.
  init(outputs: [Node], inputs: [Node], varying: [Node], delivered: Int) {
    let graph = JoinedGraph(outputs)
    nodes = graph.nodes
    self.inputs = FixedList(inputs.map { graph.slots[$0] ?? -1 })
    let slots = outputs.map { graph.slots[$0]! }
    self.outputs = FixedList(slots)
    let layout = BlockLayout(
      graph, outputs: slots, varying: Set(varying.compactMap { graph.slots[$0] }),
      delivered: delivered)
    isDirect = FixedList(slots.map(layout.isDirect))
    (rows, rowCount) = (layout.rows, layout.rowCount)
    fixed = BlockProgram.sequence(layout.fixed, graph)
    self.varying = BlockProgram.sequence(layout.changing, graph)
  }

  private static func sequence(_ slots: [Int], _ graph: JoinedGraph) -> Sequence {
    let instructions = slots.map { slot in
      let node = graph.nodes[slot]
      return Plan.Instruction(
        results: [slot], kernel: node.operation.kernel(for: node),
        operands: [slot] + node.inputs.map { graph.slots[$0]! })
    }
    let kinds = slots.map { slot -> Kind in
      let node = graph.nodes[slot]
      if case .reduction = node.operation.role {
        return Kind(isPerEvent: true, slot: slot, count: node.shape.count)
      }
      return Kind(isPerEvent: node.isPerEvent)
    }
    return Sequence(list: InstructionList(instructions), kinds: FixedList(kinds))
  }

  /// Lends memory to `body`; concurrent calls get their own.
  func withWorkspace<R>(_ body: (BlockWorkspace) -> R) -> R {
    let workspace = idle.withLock { $0.popLast() } ?? BlockWorkspace(self)
    defer { idle.withLock { $0.append(workspace) } }
    return body(workspace)
  }
}

/// Which of a program's values are computed once and which again and again, and where they lie.
private struct BlockLayout {
  private(set) var fixed: [Int] = []
  private(set) var changing: [Int] = []
  private(set) var rows: [(slot: Int, row: Int)] = []
  private(set) var rowCount = 0
  private var direct: Set<Int> = []

  func isDirect(_ slot: Int) -> Bool { direct.contains(slot) }

  init(_ graph: JoinedGraph, outputs: [Int], varying: Set<Int>, delivered: Int) {
    var changes = varying
    for (slot, node) in graph.nodes.enumerated() where !node.inputs.isEmpty {
      if node.inputs.contains(where: { changes.contains(graph.slots[$0]!) }) {
        changes.insert(slot)
        changing.append(slot)
      } else {
        fixed.append(slot)
      }
    }
    let computed = Set(changing)
    let uses = Dictionary(outputs.map { ($0, 1) }, uniquingKeysWith: +)
    direct = Set(outputs.prefix(delivered).filter { computed.contains($0) && uses[$0] == 1 })
    place(graph, outputs: Set(outputs))
  }

  /// Fixed values and outputs keep their rows; others give them to the next.
  private mutating func place(_ graph: JoinedGraph, outputs: Set<Int>) {
    var memory = BlockRows()
    func room(_ slot: Int, instead other: Int? = nil) {
      let node = graph.nodes[slot]
      guard node.isPerEvent, !direct.contains(slot) else { return }
      rows.append((slot, memory.place(slot, size: node.storedDoubles, instead: other)))
    }
    for slot in fixed { room(slot) }
    var lastUse: [Int: Int] = [:]
    for slot in changing {
      for input in graph.nodes[slot].inputs { lastUse[graph.slots[input]!] = slot }
    }
    let computed = Set(changing)
    for slot in changing {
      let node = graph.nodes[slot]
      let spent = Set(node.inputs.map { graph.slots[$0]! })
        .filter { lastUse[$0] == slot && computed.contains($0) && !outputs.contains($0) }
      let overwritten = node.overwritableInputs.map { graph.slots[$0]! }
        .first { spent.contains($0) && memory.has($0) }
      room(slot, instead: overwritten)
      for input in spent.sorted() { memory.release(input) }
    }
    rowCount = memory.count
  }
}
