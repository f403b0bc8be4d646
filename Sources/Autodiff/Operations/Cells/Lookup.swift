/// The cells of a table at computed positions: `[n, …]` and positions `p` give `p + […]`.
///
/// Either input may be per event. Outside the table stands zero. Positions have no derivative.
struct Lookup: GraphOperation {
  var name: String { "lookup" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try CellPosition.valueShape(table: inputs[0], positions: inputs[1])
  }

  func kernel(for node: Node) -> Kernel {
    let (table, positions) = (node.inputs[0], node.inputs[1])
    let cells = table.shape[0]
    let size = table.shape.count / max(cells, 1)
    let places = positions.shape.count
    let (tableIsPerEvent, positionsArePerEvent) = (table.isPerEvent, positions.isPerEvent)
    return { frame in
      let n = frame.events
      let (tableStep, positionStep) = (tableIsPerEvent ? n : 1, positionsArePerEvent ? n : 1)
      for place in 0..<places {
        let row = frame.input(1) + place * positionStep
        let output = frame.output + place * size * n
        for event in 0..<n {
          let position = row[positionsArePerEvent ? event : 0]
          guard let cell = CellPosition.cell(position, of: cells) else {
            for item in 0..<size { output[item * n + event] = 0 }
            continue
          }
          let source = frame.input(0) + cell * size * tableStep + (tableIsPerEvent ? event : 0)
          for item in 0..<size { output[item * n + event] = source[item * tableStep] }
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let (table, positions) = (node.inputs[0], node.inputs[1])
    let transpose = SumIntoCells(
      count: table.shape[0], isOverEvents: cotangent.isPerEvent && !table.isPerEvent)
    return [.apply(transpose, to: [cotangent, positions]), nil]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0, node.inputs[1]]) }
  }
}
