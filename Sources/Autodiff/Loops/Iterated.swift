/// A step repeated a fixed number of times: the states after the last.
///
/// ```swift
/// let (x, v) = iterated(steps: 1000, from: (x0, v0)) { step, x, v in
///   let faster = v - x * k * dt
///   return (x + faster * dt, faster)
/// }
/// ```
/// The closure is called once, to make the graph of one step. It may use any expressions from outside,
/// global or per event, and derivatives reach them. A loop over events runs block by block in the pass
/// over them; in reverse mode each block is run again between checkpoints, so memory is in proportion to
/// their number and not to that of the steps. It differentiates to every order, in double precision.
///
/// - Parameters:
///   - steps: How many steps, at least 1.
///   - start: The first state or states: all global, or all per event of one sample.
///   - checkpoints: What reverse mode keeps.
///   - label: The name in messages.
///   - body: Makes the next states, in the same shapes, of the step's number (from 0) and the states.
/// - Returns: The states after the last step.
/// - Precondition: nothing inside sums over events what depends on the states or the step's number.
public func iterated<each State: GraphValue>(
  steps: Int, from start: (repeat each State), checkpoints: Checkpoints = .squareRoot,
  label: String = "loop",
  _ body: (_ step: GlobalExpression, repeat each State) -> (repeat each State)
) -> (repeat each State) {
  let draft = LoopDraft(steps: steps, starts: nodes((repeat each start)), checkpoints, label)
  let states: (repeat each State) = unpack(draft.states, as: (repeat (each State).self))
  let next: (repeat each State) = body(draft.step, repeat each states)
  let loop = draft.finished(nodes((repeat each next)))
  return unpack(loop.states, as: (repeat (each State).self))
}

/// A step repeated, and what each step yields, one after another.
///
/// ```swift
/// let (end, path) = scanned(steps: 100, from: (x, v)) { step, x, v in
///   (next: (x + v * dt, v), yield: x)
/// }
/// ```
/// As ``iterated(steps:from:checkpoints:label:_:)``; what steps yield takes memory in proportion to their
/// number (of one block of events at a time, unless it is asked for as a result).
///
/// - Parameters:
///   - steps: How many steps, at least 1.
///   - start: The first state or states: all global, or all per event of one sample.
///   - checkpoints: What reverse mode keeps.
///   - label: The name in messages.
///   - body: Makes the next states, and what the step yields, of the step's number and the states.
/// - Returns: The states after the last step, and what the steps yield, of shape `[steps, …]`.
public func scanned<each State: GraphValue, Yield: GraphValue>(
  steps: Int, from start: (repeat each State), checkpoints: Checkpoints = .squareRoot,
  label: String = "loop",
  _ body: (_ step: GlobalExpression, repeat each State) -> (
    next: (repeat each State), yield: Yield
  )
) -> (end: (repeat each State), yields: Yield) {
  let draft = LoopDraft(steps: steps, starts: nodes((repeat each start)), checkpoints, label)
  let states: (repeat each State) = unpack(draft.states, as: (repeat (each State).self))
  let result = body(draft.step, repeat each states)
  let next: (repeat each State) = result.next
  let loop = draft.finished(nodes((repeat each next)), stacking: result.yield.node)
  return (unpack(loop.states, as: (repeat (each State).self)), .wrap(loop.yields!))
}

/// A step repeated, and the sum of what the steps yield, in no more memory than one more state takes.
///
/// - Parameters:
///   - steps: How many steps, at least 1.
///   - start: The first state or states: all global, or all per event of one sample.
///   - checkpoints: What reverse mode keeps.
///   - label: The name in messages.
///   - body: Makes the next states, and what the step yields, of the step's number and the states.
/// - Returns: The states after the last step, and the sum over steps, in the shape of one yield.
public func accumulated<each State: GraphValue, Yield: GraphValue>(
  steps: Int, from start: (repeat each State), checkpoints: Checkpoints = .squareRoot,
  label: String = "loop",
  _ body: (_ step: GlobalExpression, repeat each State) -> (
    next: (repeat each State), yield: Yield
  )
) -> (end: (repeat each State), sum: Yield) {
  let draft = LoopDraft(steps: steps, starts: nodes((repeat each start)), checkpoints, label)
  let states: (repeat each State) = unpack(draft.states, as: (repeat (each State).self))
  let result = body(draft.step, repeat each states)
  let next: (repeat each State) = result.next
  let loop = draft.finished(nodes((repeat each next)), summing: result.yield.node)
  return (unpack(loop.states, as: (repeat (each State).self)), .wrap(loop.yields!))
}

private func nodes<each Value: GraphValue>(_ values: (repeat each Value)) -> [Node] {
  var nodes: [Node] = []
  for value in repeat each values { nodes.append(value.node) }
  return nodes
}

private func unpack<each Value: GraphValue>(
  _ nodes: [Node], as types: (repeat (each Value).Type)
) -> (repeat each Value) {
  var rest = Unpacking(nodes: nodes[...])
  return (repeat rest.next((each Value).self))
}

private struct Unpacking {
  var nodes: ArraySlice<Node>

  mutating func next<Value: GraphValue>(_ type: Value.Type) -> Value {
    .wrap(nodes.removeFirst())
  }
}
