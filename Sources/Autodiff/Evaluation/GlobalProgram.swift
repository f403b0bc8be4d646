/// A purely global graph, compiled to be run again and again on changing inputs.
final class GlobalProgram {
  private let plan: Plan
  private let memory: GlobalMemory
  private let instructions: InstructionList
  private let inputs: [(slot: Int, count: Int)?]

  /// - Parameter inputs: The leaves to be set before each run; those that no output needs are ignored.
  init(_ outputs: [Node], inputs: [Node]) {
    plan = Plan(outputs.map(GlobalExpression.init))
    precondition(plan.phases.count == 1, "a global program has no reductions over events")
    memory = GlobalMemory(plan)
    instructions = InstructionList(plan.phases[0].globals)
    let slots = plan.slots
    self.inputs = inputs.map { node in slots[node].map { ($0, node.shape.count) } }
  }

  func set(input index: Int, _ values: UnsafePointer<Double>) {
    guard let (slot, count) = inputs[index] else { return }
    memory.table[slot].update(from: values, count: count)
  }

  func run() { instructions.run(on: memory.table) }

  func output(_ index: Int) -> UnsafePointer<Double> {
    UnsafePointer(memory.table[plan.outputs[index]])
  }
}
