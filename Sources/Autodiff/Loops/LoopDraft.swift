/// A loop of which the first states are known, and the body is being made.
struct LoopDraft {
  /// What stands for the states and for the step's number inside.
  let states: [Node]
  let step: GlobalExpression
  private let steps: Int
  private let starts: [Node]
  private let checkpoints: Checkpoints
  private let label: String

  /// - Parameters:
  ///   - steps: How many steps.
  ///   - starts: The first states.
  ///   - checkpoints: What reverse mode keeps.
  ///   - label: The name in messages.
  init(steps: Int, starts: [Node], _ checkpoints: Checkpoints, _ label: String) {
    LoopDraft.require(steps, starts, label)
    (self.steps, self.checkpoints, self.label) = (steps, checkpoints, label)
    self.starts = starts.map { $0.converted(to: .double) }
    states = self.starts.enumerated().map {
      .placeholder("state \($0 + 1) of \(label)", like: $1)
    }
    step = .parameter("step of \(label)")
  }

  /// The states after the last step, and what the steps yield: stacked, or their sum.
  struct Finished {
    let states: [Node]
    let yields: Node?
  }

  func finished(_ next: [Node]) -> Finished {
    require(next)
    let (call, value) = made(states, starts, next, yields: [])
    return Finished(states: states.indices.map { call.state($0, of: value) }, yields: nil)
  }

  func finished(_ next: [Node], stacking yield: Node) -> Finished {
    require(next)
    LoopDraft.require(yield, inSpaceOf: states[0], label)
    let (call, value) = made(states, starts, next, yields: [yield])
    return Finished(
      states: states.indices.map { call.state($0, of: value) },
      yields: call.yield(0, of: value).reshaped(to: Shape([steps] + yield.shape.extents)))
  }

  /// The sum is one more state.
  func finished(_ next: [Node], summing yield: Node) -> Finished {
    require(next)
    LoopDraft.require(yield, inSpaceOf: states[0], label)
    let zero = Node.constant(array: .zeros(yield.shape)).broadcast(likeEventsOf: starts[0])
    let sum = Node.placeholder("sum of \(label)", like: zero)
    let (call, value) = made(states + [sum], starts + [zero], next + [sum + yield], yields: [])
    return Finished(
      states: states.indices.map { call.state($0, of: value) },
      yields: call.state(states.count, of: value))
  }

  private func made(_ states: [Node], _ starts: [Node], _ next: [Node], yields: [Node])
    -> (LoopCall, Node)
  {
    let graph = Subgraph(label, variables: states + [step.node], results: next + yields)
    let call = LoopCall(
      body: LoopBody(
        label, states: states, step: step.node, placeholders: graph.placeholders,
        next: Array(graph.outputs.prefix(next.count)),
        yields: Array(graph.outputs.dropFirst(next.count))),
      steps: steps, checkpoints: checkpoints, starts: starts, captured: graph.captured)
    return (call, call.value)
  }

  private func require(_ next: [Node]) {
    for (index, (next, state)) in zip(next, states).enumerated() {
      LoopDraft.require(next, like: state, "state \(index + 1)", label)
    }
  }

  private static func require(_ steps: Int, _ starts: [Node], _ label: String) {
    guard steps >= 1 else { graphFailure("\(label): \(steps) steps; at least 1 is expected") }
    guard let first = starts.first else { graphFailure("\(label): at least one state is expected") }
    if let other = starts.first(where: { $0.space != first.space }) {
      graphFailure(
        """
        \(label): the states are all global or all per event of one sample, given '\(first)' and \
        '\(other)'; use broadcast(toEventsOf:)
        """)
    }
  }

  private static func require(_ next: Node, like state: Node, _ name: String, _ label: String) {
    guard next.shape == state.shape else {
      graphFailure("\(label): \(name) has shape \(state.shape), and \(next.shape) after a step")
    }
    require(next, inSpaceOf: state, label)
  }

  private static func require(_ node: Node, inSpaceOf state: Node, _ label: String) {
    guard !node.isPerEvent || node.space == state.space else {
      graphFailure(
        """
        \(label): '\(node)' is per event, and the states are not of its sample; let them begin with \
        values of its events, by broadcast(toEventsOf:)
        """)
    }
  }
}
