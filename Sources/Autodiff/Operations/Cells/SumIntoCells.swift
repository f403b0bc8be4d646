/// Values added into the cells of a table at computed positions: `p + […]` and `p` give `[n, …]`.
///
/// It is the transpose of `Lookup`: of a table of each event, or of a global one over all events.
struct SumIntoCells: GraphOperation {
  let count: Int
  let isOverEvents: Bool

  var name: String { "sum\(isOverEvents ? " over events" : "") into \(count) cells" }
  var role: OperationRole { isOverEvents ? .reduction : .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try CellPosition.tableShape(count: count, values: inputs[0], positions: inputs[1])
  }

  func kernel(for node: Node) -> Kernel {
    let (count, isOverEvents) = (count, isOverEvents)
    let places = node.inputs[1].shape.count
    let size = node.shape.count / max(count, 1)
    let arePerEvent = (values: node.inputs[0].isPerEvent, positions: node.inputs[1].isPerEvent)
    return { frame in
      let n = frame.events
      let cellStep = isOverEvents ? 1 : n
      if !isOverEvents { frame.output.update(repeating: 0, count: count * size * n) }
      for event in 0..<n {
        let values = EventElements(frame.input(0), event, of: n, isPerEvent: arePerEvent.values)
        let positions = EventElements(
          frame.input(1), event, of: n, isPerEvent: arePerEvent.positions)
        let cells = frame.output + (isOverEvents ? 0 : event)
        for place in 0..<places {
          guard let cell = CellPosition.cell(positions[place], of: count) else { continue }
          for item in 0..<size {
            cells[(cell * size + item) * cellStep] += values[place * size + item]
          }
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [Node.apply(Lookup(), to: [cotangent, node.inputs[1]]).unbroadcast(to: node.inputs[0]), nil]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0, node.inputs[1]]) }
  }
}

/// One event's elements among those of a block, or a global value's.
private struct EventElements {
  let base: UnsafePointer<Double>
  let step: Int

  init(_ base: UnsafePointer<Double>, _ event: Int, of events: Int, isPerEvent: Bool) {
    self.base = isPerEvent ? base + event : base
    step = isPerEvent ? events : 1
  }

  subscript(index: Int) -> Double { base[index * step] }
}
