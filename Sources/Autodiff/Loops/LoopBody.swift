import Synchronization

/// One step of a loop as a graph: states and the step's number in, states and what the step yields out.
///
/// Everything lives in one index space, that of the states; what is captured from outside may be
/// global there.
final class LoopBody: Sendable {
  let label: String
  /// Placeholders of the states and of the step's number.
  let states: [Node]
  let step: Node
  /// Placeholders of what is captured from outside.
  let placeholders: [Node]
  let next: [Node]
  let yields: [Node]
  /// Derivatives of the body, made when first asked for; shared, so that equal ones are one computation.
  let derivatives = Mutex(Derivatives())
  private let compiled = Mutex<[Bool: BlockProgram]>([:])

  /// - Parameters:
  ///   - label: The name in messages.
  ///   - states: Placeholders of the states.
  ///   - step: The placeholder of the step's number.
  ///   - placeholders: Those of what is captured.
  ///   - next: The states after a step, in the shapes of the states.
  ///   - yields: What a step yields.
  init(
    _ label: String, states: [Node], step: Node, placeholders: [Node], next: [Node],
    yields: [Node] = []
  ) {
    (self.label, self.states, self.step) = (label, states, step)
    self.placeholders = placeholders
    self.next = zip(next, states).map { $0.broadcast(like: $1).converted(to: .double) }
    let space = states[0].space.eventSpace
    self.yields = yields.map { node in
      (space.map { node.broadcast(toEventsOf: $0) } ?? node).converted(to: .double)
    }
  }

  var isPerEvent: Bool { states[0].isPerEvent }

  /// The rows that all states fill, one after another, and where each begins.
  var stateRows: Int { states.reduce(0) { $0 + $1.shape.count } }
  var stateOffsets: [Int] { offsets(states) }
  var yieldRows: Int { yields.reduce(0) { $0 + $1.shape.count } }
  var yieldOffsets: [Int] { offsets(yields) }

  var stateParts: [Rows] {
    zip(stateOffsets, states).map { Rows(offset: $0, count: $1.shape.count) }
  }
  var yieldParts: [Rows] {
    zip(yieldOffsets, yields).map { Rows(offset: $0, count: $1.shape.count) }
  }

  private func offsets(_ nodes: [Node]) -> [Int] {
    var next = 0
    return nodes.map { node in
      defer { next += node.shape.count }
      return next
    }
  }

  /// The leaves that a program of the body is given.
  var leaves: [Node] { states + [step] + placeholders }

  /// One step, compiled.
  ///
  /// - Parameter yielding: Whether what it yields is computed, too.
  func program(yielding: Bool) -> BlockProgram {
    compiled.withLock { known in
      if let program = known[yielding] { return program }
      let outputs = next + (yielding ? yields : [])
      let program = BlockProgram(
        outputs: outputs, inputs: leaves, varying: states + [step], delivered: outputs.count)
      known[yielding] = program
      return program
    }
  }
}

extension LoopBody: Hashable {
  static func == (a: LoopBody, b: LoopBody) -> Bool { a === b }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// An operation that runs a body again and again.
protocol IteratingOperation: GraphOperation {
  /// How many times, at most.
  var iterations: Int { get }
}
