/// A graph compiled for evaluation: equal computations joined, and put in an order of phases.
///
/// Phase k computes the global values that k reductions lie before, then sweeps over events for the
/// reductions that phase k+1 waits for. A plan holds no data; `Evaluator` does.
public final class Plan: Sendable {
  /// The distinct computations, inputs before results; positions are the evaluator's slots.
  let nodes: [Node]
  /// How many distinct computations there are, parameters and constants among them.
  public var computationCount: Int { nodes.count }
  let outputs: [Int]
  let eventOutputs: [Int]
  let phases: [Phase]
  let slots: [Node: Int]

  struct Phase: Sendable {
    var globals: [Instruction] = []
    /// The reductions over each sample that are computed when the globals are done.
    var reductions: [EventSpace: [Int]] = [:]
    /// Per-event results that are asked for.
    var eventOutputs: [EventSpace: [Int]] = [:]
  }

  /// One node, or several that are computed in one go.
  struct Instruction: Sendable {
    /// The results' slots.
    let results: [Int]
    let kernel: Kernel
    /// The output's slot, then the inputs', node after node.
    let operands: [Int]
  }

  /// - Parameters:
  ///   - outputs: Global values to compute.
  ///   - eventOutputs: Per-event values to compute and keep for all events.
  public init(_ outputs: [GlobalExpression], eventOutputs: [EventExpression] = []) {
    let requested = outputs.map(\.node) + eventOutputs.map(\.node)
    let graph = JoinedGraph(requested)
    nodes = graph.nodes
    slots = graph.slots
    self.outputs = outputs.map { graph.slots[$0.node]! }
    self.eventOutputs = eventOutputs.map { graph.slots[$0.node]! }
    phases = Plan.phases(of: graph, eventOutputs: self.eventOutputs)
  }

  func instruction(_ step: [Int]) -> Instruction {
    Plan.instruction(step, step.map { nodes[$0] }, slots)
  }

  private static func instruction(_ step: [Int], _ nodes: [Node], _ slots: [Node: Int])
    -> Instruction
  {
    let operation = nodes[0].operation
    let kernel =
      (operation as? any JointOperation).map { type(of: $0).jointKernel(for: nodes) }
      ?? operation.kernel(for: nodes[0])
    return Instruction(
      results: step, kernel: kernel,
      operands: zip(step, nodes).flatMap { slot, node in [slot] + node.inputs.map { slots[$0]! } })
  }

  private static func phases(of graph: JoinedGraph, eventOutputs: [Int]) -> [Phase] {
    var levels = Array(repeating: 0, count: graph.nodes.count)
    var phases = [Phase()]
    func withPhase(_ level: Int, _ change: (inout Phase) -> Void) {
      while phases.count <= level { phases.append(Phase()) }
      change(&phases[level])
    }
    for (slot, node) in graph.nodes.enumerated() {
      let inputLevel = node.inputs.map { levels[graph.slots[$0]!] }.max() ?? 0
      if case .reduction = node.operation.role {
        levels[slot] = inputLevel + 1
        let space = node.inputs.lazy.compactMap(\.space.eventSpace).first!
        withPhase(inputLevel) { $0.reductions[space, default: []].append(slot) }
        withPhase(inputLevel + 1) { _ in }
      } else {
        levels[slot] = inputLevel
        if !node.isPerEvent && !node.inputs.isEmpty {
          withPhase(inputLevel) { $0.globals.append(instruction([slot], [node], graph.slots)) }
        }
      }
    }
    for slot in eventOutputs {
      let space = graph.nodes[slot].space.eventSpace!
      withPhase(levels[slot]) { $0.eventOutputs[space, default: []].append(slot) }
    }
    return phases
  }
}

/// A graph in which equal operations on equal inputs are one node.
struct JoinedGraph {
  private(set) var nodes: [Node] = []
  /// The slot of each original and each joined node.
  private(set) var slots: [Node: Int] = [:]

  private struct Key: Hashable {
    let operation: AnyHashable
    let inputs: [Int]
  }

  init(_ outputs: [Node]) {
    var known: [Key: Int] = [:]
    for node in topologicalOrder(of: outputs) {
      let inputs = node.inputs.map { slots[$0]! }
      let key = Key(operation: AnyHashable(node.operation), inputs: inputs)
      if let slot = known[key] {
        slots[node] = slot
        continue
      }
      let isChanged = zip(inputs, node.inputs).contains { nodes[$0] !== $1 }
      let joined = isChanged ? Node.apply(node.operation, to: inputs.map { nodes[$0] }) : node
      known[key] = nodes.count
      slots[node] = nodes.count
      slots[joined] = nodes.count
      nodes.append(joined)
    }
  }
}
