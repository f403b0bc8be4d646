/// Values added into the cells of a table at computed positions: `p + […]` and `p` give `[n, …]`.
///
/// The transpose of `Lookup` within an event, or within global values.
struct SumIntoCells: GraphOperation {
  let count: Int

  var name: String { "sum into \(count) cells" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try CellPosition.tableShape(count: count, values: inputs[0], positions: inputs[1])
  }

  func kernel(for node: Node) -> Kernel {
    let add = CellSums(node, count: count)
    let size = node.shape.count
    let (valuesArePerEvent, positionsArePerEvent) = (
      node.inputs[0].isPerEvent, node.inputs[1].isPerEvent
    )
    return { frame in
      let n = frame.events
      frame.output.update(repeating: 0, count: size * n)
      for event in 0..<n {
        add(
          Strided(frame.input(0), event, of: n, isPerEvent: valuesArePerEvent),
          at: Strided(frame.input(1), event, of: n, isPerEvent: positionsArePerEvent),
          to: frame.output + event, step: n)
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

/// Values of all events added into the cells of one global table at computed positions.
struct SumOverEventsIntoCells: GraphOperation {
  let count: Int

  var name: String { "sum over events into \(count) cells" }
  var role: OperationRole { .reduction }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try CellPosition.tableShape(count: count, values: inputs[0], positions: inputs[1])
  }

  func kernel(for node: Node) -> Kernel {
    let add = CellSums(node, count: count)
    let (valuesArePerEvent, positionsArePerEvent) = (
      node.inputs[0].isPerEvent, node.inputs[1].isPerEvent
    )
    return { frame in
      let n = frame.events
      for event in 0..<n {
        add(
          Strided(frame.input(0), event, of: n, isPerEvent: valuesArePerEvent),
          at: Strided(frame.input(1), event, of: n, isPerEvent: positionsArePerEvent),
          to: frame.output, step: 1)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let values = node.inputs[0]
    let positions = node.inputs[1]
    // Where values are global their cotangent is summed over the events that positions have.
    return [Node.apply(Lookup(), to: [cotangent, positions]).unbroadcast(to: values), nil]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0, node.inputs[1]]) }
  }
}

/// One event's elements among those of a block, or a global value's.
private struct Strided {
  let base: UnsafePointer<Double>
  let step: Int

  init(_ base: UnsafePointer<Double>, _ event: Int, of events: Int, isPerEvent: Bool) {
    self.base = isPerEvent ? base + event : base
    step = isPerEvent ? events : 1
  }

  subscript(index: Int) -> Double { base[index * step] }
}

/// Adds one event's values into cells.
private struct CellSums: Sendable {
  let count: Int
  let places: Int
  let size: Int

  init(_ node: Node, count: Int) {
    self.count = count
    places = node.inputs[1].shape.count
    size = node.shape.count / max(count, 1)
  }

  @inline(__always)
  func callAsFunction(
    _ values: Strided, at positions: Strided, to cells: UnsafeMutablePointer<Double>, step: Int
  ) {
    for place in 0..<places {
      guard let cell = CellPosition.cell(positions[place], of: count) else { continue }
      for item in 0..<size { cells[(cell * size + item) * step] += values[place * size + item] }
    }
  }
}
